using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Interchange;
using CyberPort.Forms.Interchange.Translations;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Interchange;

/// <summary>Texts go out to translators and come back; a translation of another text is told and never lost.</summary>
public sealed class TranslationTests
{
    private static readonly FormPackage National = Shelf.National.Package;

    [Fact]
    public void Every_label_message_and_name_of_a_code_is_among_the_texts_with_the_digest_of_its_source()
    {
        var texts = FormTexts.Of(National.Files);

        Assert.Equal(texts.Count, texts.Select(t => t.Key).Distinct().Count());
        foreach (var node in National.Ui.Nodes.Values)
            foreach (var text in new[] { node.Label, node.Help, node.Example, node.Text }.OfType<LocalText>()) Assert.Contains(texts, t =>
                t.Text == text);
        foreach (var message in National.Messages.Texts) Assert.Contains(texts, t => t.Text == message.Value
            && t.Key == $"messages#/{message.Key}");
        foreach (var row in National.CodeLists.Values.SelectMany(l => l.Rows.Values)) Assert.Contains(texts, t => t.Text == row.Label);
        Assert.All(texts, t => Assert.Equal(16, t.Digest.Length));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("xliff")]
    public void What_was_not_translated_changes_nothing_and_one_translation_is_the_next_patch(string kind)
    {
        var same = TakeTranslations.IntoPackage(National.Files, "t", Back(kind, t => t));
        var one = TakeTranslations.IntoPackage(National.Files, "t", Back(kind, t => t.Key == "ui.json#/nodes/field:~1purpose/label"
            ? t with { Text = t.Text with { En = "Why <the> \"water\"" } } : t));

        Assert.Equal((0, 0, National.Digest), (same.Changed, same.Left.Count, same.Into.Digest));
        Assert.Equal((1, 0), (one.Changed, one.Left.Count));
        var package = PackageReader.Read(one.Into).Package!;
        Assert.Equal("Why <the> \"water\"", package.Ui.Nodes["field:/purpose"].Label!.En);
        Assert.NotEqual(National.Manifest.Version, package.Manifest.Version);
        Assert.Equal(National.Manifest.Version.Split('.')[..2], package.Manifest.Version.Split('.')[..2]);
    }

    [Fact]
    public void A_message_and_a_code_are_translated_in_their_own_files()
    {
        var texts = FormTexts.Of(National.Files);
        var (message, code) = (texts.First(t => t.Key.StartsWith("messages#", StringComparison.Ordinal)),
            texts.First(t => t.Key.StartsWith("codelists/", StringComparison.Ordinal)
            && t.Key.Contains("/rows/", StringComparison.Ordinal)));

        var outcome = TakeTranslations.IntoPackage(National.Files, "t",
            [new("/2", message.Key, message.Text.En + "!", message.Digest), new("/3", code.Key, "New name", code.Digest)]);

        var after = FormTexts.Of(outcome.Into).ToDictionary(t => t.Key);
        Assert.Equal((2, message.Text.En + "!", "New name"), (outcome.Changed, after[message.Key].Text.En, after[code.Key].Text.En));
        Assert.Equal(texts.Count, after.Count);
    }

    [Fact]
    public void Stale_unknown_and_empty_translations_are_told_with_what_they_say()
    {
        var text = FormTexts.Of(National.Files)[0];

        var outcome = TakeTranslations.IntoPackage(National.Files, "t.xlsx", [
            new("/2", text.Key, "Of another text", FormText.DigestOf("別の原文")),
                new("/3", "ui.json#/nodes/none/label", "Nowhere", text.Digest), new("/4", text.Key, " ", text.Digest)]);

        Assert.Equal(0, outcome.Changed);
        Assert.Equal([("stale-translation", "/2"), ("unknown-text", "/3"), ("untranslated", "/4")],
            outcome.Left.Select(p => (p.Code, p.Pointer)));
        Assert.Contains("Of another text", outcome.Left[0].Cause.En, StringComparison.Ordinal);
        Assert.Contains("Nowhere", outcome.Left[1].Cause.Ja, StringComparison.Ordinal);
        Assert.All(outcome.Left, p => Assert.NotEmpty(p.Cure.En));
    }

    [Fact]
    public void A_port_translates_its_own_items_and_words_national_ones_but_not_national_codes()
    {
        var work = OwnItems.AddField(Workpiece.Start(National, "jptest"), new("cableDepth", "number", new("埋設の深さ", "Depth")),
            "field:/purpose", into: false);
        work = OverlayEdits.PutRule(work, "own-check", Value.Parse("""{"kind":"check","severity":"warning","targets":["/ext/cableDepth"],"expr":"ext.cableDepth >= 1"}"""), new("浅すぎます。", "Too shallow."));
        Assert.Empty(work.Problems);
        var texts = FormTexts.Of(work.Snapshot!.Files).ToDictionary(t => t.Key);
        var national = texts.Values.First(t => t.Key.StartsWith("codelists/", StringComparison.Ordinal)
            && t.Key.Contains("/rows/", StringComparison.Ordinal));
        string[] keys = ["ui.json#/nodes/field:~1ext~1cableDepth/label", "ui.json#/nodes/field:~1purpose/label", "messages#/own-check",
            "manifest.json#/title", national.Key];

        var outcome = TakeTranslations.IntoWork(work, "t.xlsx",
            [.. keys.Select((k, i) => new Translation($"/{i + 2}", k, $"Translated {i}", texts[k].Digest))]);

        Assert.Equal(4, outcome.Changed);
        Assert.Equal(("text-not-open", "/6"), Assert.Single(outcome.Left.Select(p => (p.Code, p.Pointer))));
        Assert.Empty(outcome.Into.Problems);
        var after = FormTexts.Of(outcome.Into.Snapshot!.Files).ToDictionary(t => t.Key);
        Assert.Equal(["Translated 0", "Translated 1", "Translated 2", "Translated 3"], keys[..4].Select(k => after[k].Text.En));
        Assert.Equal("Translated 1", outcome.Into.Document["set"]["field:/purpose"]["label.en"]["to"].AsText);
    }

    [Fact]
    public void Every_text_of_a_port_is_taken_over_or_told_and_none_breaks_the_form()
    {
        var (below, overlay) = (National, Shelf.Items["overlays/jphij/water-area-occupancy"].Overlay!);
        var work = new Workpiece(below, overlay.Files);
        var texts = FormTexts.Of(work.Snapshot!.Files);

        var outcome = TakeTranslations.IntoWork(work, "t",
            [.. texts.Select((t, i) => new Translation($"/{i}", t.Key, t.Text.En + " (port)", t.Digest))]);

        Assert.Empty(outcome.Into.Problems);
        Assert.Equal(texts.Count, outcome.Changed + outcome.Left.Count);
        Assert.True(outcome.Changed > 100, $"{outcome.Changed} of {texts.Count}");
    }

    [Fact]
    public void A_document_type_in_XLIFF_and_a_sheet_without_the_columns_are_refused()
    {
        Assert.Equal("no-texts", Assert.Single(Xliff.Read("t.xlf",
            Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")).Problems).Code);
        Assert.Equal("no-texts", Assert.Single(TextSheet.Read("t.xlsx", [new("a", [["b"]])]).Problems).Code);
    }

    private static IReadOnlyList<Translation> Back(string kind, Func<FormText, FormText> translate)
    {
        FormText[] texts = [.. FormTexts.Of(National.Files).Select(translate)];
        var reading = kind switch
        {
            "xliff" => Xliff.Read("t.xlf", Xliff.Write(National.Manifest.Id, texts)),
            "csv" => TextSheet.Read("t.csv", [Sheet.FromCsv("texts", TextSheet.Write(texts).ToCsv())]),
            _ => TextSheet.Read("t.xlsx", [TextSheet.Write(texts)]),
        };
        Assert.Empty(reading.Problems);
        return reading.Translations;
    }
}

using System.Xml;
using System.Xml.Linq;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Interchange.Translations;

/// <summary>The texts as XLIFF 1.2, which translators' tools read and write; a unit's source says what was translated.</summary>
public static class Xliff
{
    public const string MediaType = "application/xliff+xml";
    private static readonly XNamespace Space = "urn:oasis:names:tc:xliff:document:1.2";

    /// <summary>One file of the form, one unit a text.</summary>
    public static byte[] Write(string form, IReadOnlyList<FormText> texts)
    {
        var units = texts.Select(t => new XElement(Space + "trans-unit", new XAttribute("id", t.Key),
            new XAttribute(XNamespace.Xml + "space", "preserve"),
            new XElement(Space + "source", t.Text.Ja), new XElement(Space + "target", t.Text.En)));
        var file = new XElement(Space + "file", new XAttribute("original", form), new XAttribute("source-language", "ja"),
            new XAttribute("target-language", "en"),
            new XAttribute("datatype", "plaintext"), new XElement(Space + "body", units));
        using var bytes = new MemoryStream();
        new XElement(Space + "xliff", new XAttribute("version", "1.2"), file).Save(bytes);
        return bytes.ToArray();
    }

    /// <summary>Reads the units; document types are refused.</summary>
    public static TranslationReading Read(string file, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null,
                MaxCharactersInDocument = FormLimits.Default.TotalBytes };
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
            var units = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo).Descendants(Space + "trans-unit")
                .ToArray();
            return units.Length == 0
                ? new([], [TranslationProblems.NoTexts(file)])
                : new([.. units.Select(u => new Translation($"/{((IXmlLineInfo)u).LineNumber}", (string?)u.Attribute("id") ?? "",
                    (string?)u.Element(Space + "target") ?? "", FormText.DigestOf((string?)u.Element(Space + "source") ?? "")))], []);
        }
        catch (XmlException)
        {
            return new([], [TranslationProblems.NoTexts(file)]);
        }
    }
}

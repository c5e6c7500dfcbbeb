using System.Security.Cryptography;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Files;
using CyberPort.Operations.Tasks;

namespace CyberPort.Operations.Tests.Files;

public abstract class AttachFileTests(string kind) : OperationsContract(kind)
{
    private const string Slot = "/attachments/locationMap";

    [Fact]
    public async Task A_file_is_kept_with_its_name_size_and_hash_and_read_back_as_it_was()
    {
        var bytes = (byte[])[.. Samples.Filing.Drawing, .. RandomNumberGenerator.GetBytes(300_000)];
        var draft = await AttachAsync(await DraftAsync(), "C:\\図面\\位置図.PDF", "application/pdf", bytes);

        var file = draft.Values.At(Slot).AsList[^1];
        Assert.Equal(("位置図.PDF", (decimal)bytes.Length), (file["name"].AsText, file["size"].AsNumber));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file["sha256"].AsText);
        var open = await UseCases.ReadFile.OfDraftAsync(await Actor("toyo.smith"), Hiroshima, draft.Row.Id, Guid.Parse(file["id"].AsText),
            Cancel);
        await using var content = open.Content;
        using var back = new MemoryStream();
        await content.CopyToAsync(back, Cancel);
        Assert.Equal(bytes, back.ToArray());
    }

    [Theory]
    [InlineData("図.pdf", "application/pdf", "89504e470d0a1a0a", "中身は PDF ではありません")]
    [InlineData("図.exe", "application/octet-stream", "4d5a9000", "種類は添付できません")]
    [InlineData("図.pdf", "image/png", "255044462d312e34", "中身は PDF ではありません")]
    [InlineData("図.pdf.html", "text/html", "3c68746d6c3e", "種類は添付できません")]
    [InlineData("図.pdf", "application/pdf", "", "空のファイル")]
    public async Task What_is_not_what_it_says_is_refused_by_its_first_bytes_and_the_draft_stays(string name, string type, string hex,
        string says)
    {
        var draft = await DraftAsync();

        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => AttachAsync(draft, name, type, Convert.FromHexString(hex)));

        Assert.Contains(says, refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Equal(4, (await Ports.Stores.Files.ListAsync(Hiroshima, "draft", draft.Row.Id, Cancel)).Count);
        Assert.NotNull((await Filing.SendAsync(draft)).Receipt);
    }

    [Theory]
    [InlineData(20_000_000, true)]
    [InlineData(20_000_001, false)]
    public async Task A_file_may_have_twenty_megabytes_and_not_one_byte_more(int size, bool taken)
    {
        var draft = await DraftAsync();
        var bytes = new byte[size];
        Samples.Filing.Drawing.CopyTo(bytes, 0);

        var error = await Record.ExceptionAsync(() => AttachAsync(draft, "図.pdf", "application/pdf", bytes));

        Assert.Equal(taken, error is null);
        if (!taken) Assert.Contains("20 MB 以内", Assert.IsType<AnswerRefusedException>(error).Reason.Ja, StringComparison.Ordinal);
        Assert.Equal(taken ? 5 : 4, (await Ports.Stores.Files.ListAsync(Hiroshima, "draft", draft.Row.Id, Cancel)).Count);
    }

    [Fact]
    public async Task An_endless_file_is_refused_while_it_arrives()
    {
        var draft = await DraftAsync();
        await using var endless = new EndlessStream(Samples.Filing.Drawing);
        var upload = new Upload(Slot, "図.pdf", "application/pdf", "", endless);

        await Assert.ThrowsAsync<AnswerRefusedException>(async () =>
            await UseCases.AttachFile.RunAsync(await Actor("toyo.suzuki"), draft, upload, Cancel));

        Assert.InRange(endless.Given, 20_000_000, 20_200_000);
    }

    [Fact]
    public async Task A_slot_takes_so_many_files_and_one_that_is_removed_makes_room()
    {
        var draft = await DraftAsync();
        draft = await AttachAsync(draft, "2.pdf", "application/pdf", Samples.Filing.Drawing);
        draft = await AttachAsync(draft, "3.pdf", "application/pdf", Samples.Filing.Drawing);

        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() =>
            AttachAsync(draft, "4.pdf", "application/pdf", Samples.Filing.Drawing));
        Assert.Contains("3 個まで", refused.Reason.Ja, StringComparison.Ordinal);

        var id = Guid.Parse(draft.Values.At(Slot).AsList[0]["id"].AsText);
        draft = await UseCases.AttachFile.RemoveAsync(draft, Slot, id, Cancel);
        draft = await AttachAsync(draft, "4.pdf", "application/pdf", Samples.Filing.Drawing);
        Assert.Equal(["2.pdf", "3.pdf", "4.pdf"], draft.Values.At(Slot).AsList.Select(f => f["name"].AsText));
    }

    [Fact]
    public async Task Nobody_files_with_another_companys_file_or_with_facts_of_their_own()
    {
        var theirs = await Filing.DraftAsync(Hiroshima, "takasaki.takasaki");
        var draft = await DraftAsync();
        var stolen = draft with { Values = draft.Values.With(Slot, theirs.Values.At(Slot)) };
        var own = draft.Values.At(Slot).AsList[0];
        var dressed =
            draft with { Values = draft.Values.With(Slot, Value.Of([own.With("/name", Value.Of("許可書.pdf")).With("/size", Value.Of(1))])) };

        await Assert.ThrowsAsync<AnswerRefusedException>(() => Filing.SendAsync(stolen));
        var receipt = (await Filing.SendAsync(dressed)).Receipt!;

        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.yamamoto"), receipt.CaseId, Cancel);
        Assert.Equal(("図面.pdf", own["size"].AsNumber),
            (view.Frame.Values.At(Slot).AsList[0]["name"].AsText, view.Frame.Values.At(Slot).AsList[0]["size"].AsNumber));
    }

    [Fact]
    public async Task A_slot_that_the_form_does_not_have_is_not_found()
    {
        var upload = new Upload("/purpose", "図.pdf", "application/pdf", "", new MemoryStream(Samples.Filing.Drawing));

        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.AttachFile.RunAsync(await Actor("toyo.suzuki"), await DraftAsync(), upload, Cancel));
    }

    private Task<OpenDraft> DraftAsync() => Filing.DraftAsync(Hiroshima);

    private async Task<OpenDraft> AttachAsync(OpenDraft draft, string name, string type, byte[] bytes) =>
        await UseCases.AttachFile.RunAsync(await Actor("toyo.suzuki"), draft, new Upload(Slot, name, type, "", new MemoryStream(bytes)),
            Cancel);
}

public sealed class AttachFileOnSqliteTests() : AttachFileTests("sqlite");

public sealed class AttachFileOnPostgresTests() : AttachFileTests("postgres");

using CyberPort.Storage.Files;

namespace CyberPort.Storage.Tests.Files;

public abstract class ContentsTests(string kind) : StorageContract(kind)
{
    public static TheoryData<string> Stores => ["folder", "database"];

    [Theory, MemberData(nameof(Stores))]
    public async Task What_was_stored_is_read_back_byte_by_byte(string store)
    {
        var contents = Open(store);
        var bytes = Bytes(700_001);

        var stored = await contents.SaveAsync(Hiroshima, new MemoryStream(bytes), 1_000_000, Cancel);
        var read = await ReadAsync(contents, Hiroshima, stored.Sha256);

        Assert.Equal(700_001, stored.Size);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), stored.Sha256);
        Assert.Equal(bytes, read);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task The_same_content_twice_is_stored_once_and_both_can_be_read(string store)
    {
        var contents = Open(store);
        var first = await contents.SaveAsync(Hiroshima, new MemoryStream(Bytes(300_000)), 1_000_000, Cancel);
        var second = await contents.SaveAsync(Hiroshima, new MemoryStream(Bytes(300_000)), 1_000_000, Cancel);

        Assert.Equal(first, second);
        Assert.Equal(300_000, (await ReadAsync(contents, Hiroshima, second.Sha256))!.Length);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task More_bytes_than_the_limit_are_refused_and_nothing_is_kept(string store)
    {
        var contents = Open(store);

        await Assert.ThrowsAsync<ContentTooLargeException>(() => contents.SaveAsync(Hiroshima, new MemoryStream(Bytes(1001)), 1000, Cancel));

        Assert.Equal(0, await Db.FindAsync<int>("select count(*) from content_parts where tenant_id = @tenant", new { tenant = Hiroshima }, Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Another_tenant_does_not_find_the_content(string store)
    {
        var contents = Open(store);
        var stored = await contents.SaveAsync(Hiroshima, new MemoryStream(Bytes(10)), 1000, Cancel);

        Assert.Null(await contents.OpenAsync(Niigata, stored.Sha256, Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_empty_file_is_a_file(string store)
    {
        var contents = Open(store);
        var stored = await contents.SaveAsync(Hiroshima, new MemoryStream(), 1000, Cancel);

        Assert.Empty((await ReadAsync(contents, Hiroshima, stored.Sha256))!);
    }

    private IContentStore Open(string store) =>
        store == "folder" ? new FolderContents(Directory.CreateTempSubdirectory("cyberport-files-").FullName) : new DatabaseContents(Db, Time);

    private static async Task<byte[]?> ReadAsync(IContentStore contents, TenantId tenant, string sha256)
    {
        await using var stream = await contents.OpenAsync(tenant, sha256, Cancel);
        if (stream is null) return null;
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 31 >> 3))];
}

public sealed class ContentsOnSqliteTests() : ContentsTests("sqlite");

public sealed class ContentsOnPostgresTests() : ContentsTests("postgres");

public sealed class ContentsOnSqlServerTests() : ContentsTests("sqlserver");

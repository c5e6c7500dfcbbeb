using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CyberPort.Web.Apply;

/// <summary>A file of a posted form while it is read: nothing of it is in memory but what the reader takes.</summary>
public sealed record PostedFile(string Field, string Name, string MediaType, Stream Content);

/// <summary>What reading a posted form may cost.</summary>
public sealed record PostLimits
{
    /// <summary>Fields of one request: a form with many rows has many.</summary>
    public int Fields { get; init; } = 40_000;

    /// <summary>Characters of all fields together.</summary>
    public int Characters { get; init; } = 8_000_000;

    /// <summary>Files of one request.</summary>
    public int Files { get; init; } = 20;
}

/// <summary>Reads a posted form part by part: fields are kept, each file is handed on as a stream while it arrives.</summary>
public sealed class PostedForm(HttpContext context, IAntiforgery antiforgery, PostLimits limits)
{
    private const string Token = "_token";
    private const string TokenHeader = "X-Form-Token";
    private readonly Dictionary<string, List<string>> _fields = new(StringComparer.Ordinal);
    private int _characters;
    private int _files;
    private bool _genuine;

    /// <summary>Reads to the end and answers the fields.</summary>
    /// <exception cref="BadHttpRequestException">It is no form, is larger than the limits, or was not made by our own page.</exception>
    public async Task<IReadOnlyDictionary<string, string[]>> ReadAsync(Func<PostedFile, Task> onFile)
    {
        if (context.Request.HasFormContentType && !IsMultipart()) await ReadPlainAsync();
        else await ReadPartsAsync(onFile);

        await RequireGenuineAsync();
        return _fields.ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>A field that came before the part that is being read; empty when it did not.</summary>
    public string SoFar(string name) => _fields.TryGetValue(name, out var values) ? values[^1] : "";

    private bool IsMultipart() =>
        context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    private async Task ReadPlainAsync()
    {
        var reader = new FormPipeReader(context.Request.BodyReader) { ValueCountLimit = limits.Fields, ValueLengthLimit = limits.Characters };
        foreach (var (name, values) in await reader.ReadFormAsync(context.RequestAborted))
        {
            foreach (var value in values) Keep(name, value ?? "");
        }
    }

    private async Task ReadPartsAsync(Func<PostedFile, Task> onFile)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            throw new BadHttpRequestException("The request is no form.");
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var about)) continue;
            var name = HeaderUtilities.RemoveQuotes(about.Name).Value ?? "";
            if (about.IsFileDisposition()) await ReadFileAsync(onFile, section, about, name);
            else Keep(name, await TextAsync(section.Body));
        }
    }

    private async Task ReadFileAsync(Func<PostedFile, Task> onFile, MultipartSection section, ContentDispositionHeaderValue about, string field)
    {
        var name = HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).Value ?? "";
        if (name.Length == 0) return; // an empty file input
        await RequireGenuineAsync(); // before a byte of a file is stored
        if (++_files > limits.Files) throw new BadHttpRequestException("Too many files in one request.", StatusCodes.Status413PayloadTooLarge);
        await onFile(new PostedFile(field, Path.GetFileName(name.Replace('\\', '/')), section.ContentType ?? "", section.Body));
    }

    private async Task<string> TextAsync(Stream body)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (_characters + text.Length + read > limits.Characters) throw TooLarge();
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    private void Keep(string name, string value)
    {
        _characters += name.Length + value.Length;
        if (_characters > limits.Characters || _fields.Count >= limits.Fields) throw TooLarge();
        if (!_fields.TryGetValue(name, out var values)) _fields[name] = values = [];
        values.Add(value);
    }

    private async Task RequireGenuineAsync()
    {
        if (_genuine) return;
        // the token is a field like others, but the framework would read the whole body to find it: hand it over in its header
        if (_fields.TryGetValue(Token, out var token)) context.Request.Headers[TokenHeader] = token[0];
        _genuine = context.Request.Headers.ContainsKey(TokenHeader) && await antiforgery.IsRequestValidAsync(context);
        if (!_genuine) throw new BadHttpRequestException("The form's token is missing or has expired.");
    }

    private static BadHttpRequestException TooLarge() => new("The form is too large.", StatusCodes.Status413PayloadTooLarge);
}

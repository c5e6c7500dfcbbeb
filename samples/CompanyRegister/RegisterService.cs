using System.Net;
using CyberPort.Expressions;
using CyberPort.Operations.Services;
using CyberPort.Workflows;

namespace CompanyRegister;

/// <summary>Asks a company register over HTTP: GET {address}companies/{number} answers 200 with { "name", "address" }, or 404.</summary>
/// <remarks>The address is the installation's setting; a definition can name a number only.</remarks>
public sealed class RegisterService(Uri address) : IService, IDisposable
{
    public const string ServiceName = "company-register";
    private const int LargestAnswer = 64 * 1024;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        BaseAddress = address, Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LargestAnswer,
    };

    public string Name => ServiceName;

    public async Task<ServiceAnswer> AskAsync(Question question, CancellationToken cancel)
    {
        using var answer = await _client.GetAsync(new Uri("companies/" + question.Asked["number"].AsText, UriKind.Relative), cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound) return new ServiceAnswer(Value.Null);

        // what is thrown is tried again later
        answer.EnsureSuccessStatusCode();
        var company = Value.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        return company["name"].IsText && company["address"].IsText
            ? new ServiceAnswer(Value.Record(("name", company["name"]), ("address", company["address"])))
            : ServiceAnswer.Failed(new("法人の登録簿の回答に name か address がありません。", "The register's answer has no name or no address."));
    }

    public void Dispose() => _client.Dispose();
}

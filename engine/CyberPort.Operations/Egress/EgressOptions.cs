namespace CyberPort.Operations.Egress;

/// <summary>Where requests of workflows may go and how far one may go; with no rule nothing is sent.</summary>
public sealed record EgressOptions
{
    /// <summary>What is allowed, each rule by itself.</summary>
    public EgressRule[] Rules { get; init; } = [];

    /// <summary>Whether http is allowed beside https: for a gateway on the same machine.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>From the look-up of the name to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes of a request's body.</summary>
    public int LargestRequest { get; init; } = 256 * 1024;

    /// <summary>Bytes of an answer's body, counted while it is read.</summary>
    public int LargestAnswer { get; init; } = 1024 * 1024;

    /// <summary>Kilobytes of an answer's headers.</summary>
    public int LargestHeaders { get; init; } = 16;
}

/// <summary>One place that one organisation's workflows may send requests to.</summary>
public sealed record EgressRule
{
    private static readonly string[] UsualMethods = ["GET"];
    private static readonly string[] UsualHeaders = ["content-type", "location", "retry-after"];

    /// <summary>The organisation's id; "*" for all.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The host's name as the address writes it; no patterns.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = 443;

    /// <summary>The path or its beginning up to a slash: "/v1" allows /v1 and /v1/ships, not /v10.</summary>
    public string PathPrefix { get; init; } = "/";

    /// <summary>GET alone when none is named. Lists are empty by default, as settings add to what is there.</summary>
    public string[] Methods { get; init; } = [];

    /// <summary>Whether the host's addresses may be loopback or private; link-local ones never may.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>The header that carries the credential.</summary>
    public string CredentialHeader { get; init; } = "Authorization";

    /// <summary>Sent to this host and nowhere else; comes from the environment or a secret store, never from a definition.</summary>
    public string Credential { get; init; } = "";

    /// <summary>The answer's headers that the workflow gets to see; content-type, location and retry-after when none is named.</summary>
    public string[] AnswerHeaders { get; init; } = [];

    /// <summary>Whether the rule is for a method.</summary>
    public bool Allows(string method) => Has(Methods.Length == 0 ? UsualMethods : Methods, method);

    /// <summary>Whether the workflow gets to see a header of the answer.</summary>
    public bool Shows(string header) => Has(AnswerHeaders.Length == 0 ? UsualHeaders : AnswerHeaders, header);

    // A rule may be written into a log; what it carries may not.
    public override string ToString() => $"{Tenant} {string.Join('|', Methods)} {Host}:{Port}{PathPrefix}";

    private static bool Has(string[] list, string name) => list.Contains(name, StringComparer.OrdinalIgnoreCase);
}

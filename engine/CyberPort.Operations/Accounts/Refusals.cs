namespace CyberPort.Operations.Accounts;

/// <summary>There is no such thing for this person: unknown and foreign ids are answered alike (404).</summary>
public sealed class NotFoundException(string what) : Exception($"{what} was not found.");

/// <summary>The person may see this but not do that (403).</summary>
public sealed class NotAllowedException(string what) : Exception(what);

namespace CyberPort.Web.Account;

/// <summary>Why a sign-in failed, for a page that is drawn without a redirect.</summary>
/// <param name="Reason">wrong, wait, busy or membership.</param>
/// <param name="Seconds">How long to wait.</param>
/// <param name="Name">The name as it was typed.</param>
public sealed record SignInFailure(string Reason, int Seconds, string Name);

using CyberPort.Operations.Accounts;

namespace CyberPort.Operations.Tests.Accounts;

public sealed class PasswordHashTests
{
    [Fact]
    public void A_hash_is_PBKDF2_with_600000_rounds_and_a_salt_of_its_own()
    {
        var (one, two) = (PasswordHash.Make("みなと"), PasswordHash.Make("みなと"));

        Assert.StartsWith("pbkdf2-sha256$600000$", one, StringComparison.Ordinal);
        Assert.NotEqual(one, two);
        Assert.True(PasswordHash.Fits("みなと", one) && PasswordHash.Fits("みなと", two));
        Assert.False(PasswordHash.Fits("みなど", one));
        Assert.False(PasswordHash.IsWeak(one));
    }

    [Fact]
    public void It_is_what_others_compute_too()
    {
        // made with Python's hashlib.pbkdf2_hmac
        const string hash = "pbkdf2-sha256$100000$MDEyMzQ1Njc4OWFiY2RlZg==$WFkw5jIPuWNZXH9ocqBrqnHTVxxHu6WTXen13CyZ/sE=";

        Assert.True(PasswordHash.Fits("みなと-2026-port", hash));
        Assert.True(PasswordHash.IsWeak(hash));
    }

    [Fact]
    public void Fewer_rounds_are_never_used_for_a_new_hash()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PasswordHash.Make("みなと", 599_999));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("bcrypt$10$salt$hash")]
    public void What_is_no_such_hash_fits_no_password(string hash)
    {
        Assert.False(PasswordHash.Fits("plain", hash));
    }
}

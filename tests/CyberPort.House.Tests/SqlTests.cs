using System.Text.RegularExpressions;

namespace CyberPort.House.Tests;

public sealed partial class SqlTests
{
    // statements about people, the installation or the public catalogue; each has its reason
    private static readonly Dictionary<string, string> WithoutTenant = new()
    {
        ["from people"] = "a person's account belongs to no organisation",
        ["update people"] = "a person's account belongs to no organisation",
        ["into people"] = "a person's account belongs to no organisation",
        ["update sessions"] = "a session belongs to a person; its token's hash is the key",
        ["sign_in_failures"] = "failed sign-ins are counted before anybody is known",
        ["protection_keys"] = "keys of the installation",
        ["schema_migrations"] = "the installation's own memory",
    };

    [Fact]
    public void Every_statement_names_the_tenant()
    {
        var wrong = from file in House.Of("engine/CyberPort.Storage")
                    from sql in StatementsIn(file.Text)
                    where !sql.Contains("tenant_id", StringComparison.Ordinal) && !sql.Contains("{Conditions}", StringComparison.Ordinal) // the constant names it
                    where !WithoutTenant.Keys.Any(exception => sql.Contains(exception, StringComparison.Ordinal))
                    select $"{file.Path}: {Regex.Replace(sql, @"\s+", " ")}";

        House.Empty(wrong, "A statement without tenant_id:");
    }

    [Fact]
    public void Every_exception_is_still_needed()
    {
        var statements = House.Of("engine/CyberPort.Storage").SelectMany(f => StatementsIn(f.Text)).ToArray();
        var idle = WithoutTenant.Keys.Where(exception => !statements.Any(sql =>
            sql.Contains(exception, StringComparison.Ordinal) && !sql.Contains("tenant_id", StringComparison.Ordinal)));

        House.Empty(idle, "An exception that no statement needs any more:");
    }

    [Fact]
    public void A_changing_statement_keeps_to_one_tenant()
    {
        var wrong = from file in House.Of("engine/CyberPort.Storage")
                    from sql in StatementsIn(file.Text)
                    where Changes().IsMatch(sql) && sql.Contains("tenant_id", StringComparison.Ordinal)
                    where !OneTenant().IsMatch(sql) && !WithoutTenant.Keys.Any(e => sql.Contains(e, StringComparison.Ordinal))
                    select $"{file.Path}: {Regex.Replace(sql, @"\s+", " ")}";

        House.Empty(wrong, "An update or delete that is not bound to one tenant:");
    }

    [Fact]
    public void SQL_is_written_in_storage_only()
    {
        var wrong = from file in House.Sources
                    where !file.Path.StartsWith("engine/CyberPort.Storage", StringComparison.Ordinal)
                    where !file.Path.StartsWith("tests/", StringComparison.Ordinal)
                    from sql in StatementsIn(file.Text)
                    select $"{file.Path}: {Regex.Replace(sql, @"\s+", " ")}";

        House.Empty(wrong, "SQL outside of the storage room:");
    }

    [Fact]
    public void No_statement_takes_in_text_that_is_not_ours()
    {
        // an interpolated statement may take only the dialect's words and the file's own constants
        var wrong = from file in House.Of("engine/CyberPort.Storage")
                    from Match match in Interpolated().Matches(file.Text)
                    from Match hole in Holes().Matches(match.Value)
                    where !hole.Value.Contains("Dialect", StringComparison.OrdinalIgnoreCase) && hole.Value is not "{Conditions}" and not "{Columns}"
                    select $"{file.Path}: {hole.Value}";

        House.Empty(wrong, "A statement with text put into it:");
    }

    private static IEnumerable<string> StatementsIn(string text) =>
        Literals().Matches(text).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).Where(s => Statement().IsMatch(s));

    [GeneratedRegex("\\$*\"\"\"([\\s\\S]*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Literals();

    [GeneratedRegex(@"\A\s*(select\s+[\s\S]*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|update\s+\w+\s*\n\s*set\s|delete\s+from\s)")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\A\s*(update|delete)\s")]
    private static partial Regex Changes();

    [GeneratedRegex(@"where\s+tenant_id = @|insert into")]
    private static partial Regex OneTenant();

    [GeneratedRegex("\\$\"\"\"[\\s\\S]*?\"\"\"")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Holes();
}

using CyberPort.Expressions;
using CyberPort.Scripting;
using CyberPort.Scripting.Rewriting;

namespace CyberPort.Scripts.Tests.Surface;

/// <summary>What Elsa's scripts may say, over plain JSON.</summary>
public sealed class SurfaceTests(WarmPool warm) : IClassFixture<WarmPool>
{
    private const string Data = """
        {
          "variables": { "count": 1, "port name": "広島", "list": [1, 2], "港": "糸崎", "none": null },
          "inputs": { "area": 25, "count": 9 },
          "outputs": { "calc": { "n": 7, "m": 8 } },
          "lastResult": "last", "correlationId": "c-1", "workflowInstanceId": "run-1", "workflowInstanceName": "name-1",
          "workflowDefinitionId": "def", "workflowDefinitionVersionId": "def-v3", "workflowDefinitionVersion": 3
        }
        """;

    [Theory]
    [InlineData("getVariable('count')", "1")]
    [InlineData("getVariable('nothing')", "null")]
    [InlineData("getVariable('toString')", "null")]
    [InlineData("getPortName()", "\"広島\"")]
    [InlineData("get港()", "\"糸崎\"")]
    [InlineData("variables.list[1]", "2")]
    [InlineData("getInput('area')", "25")]
    [InlineData("getArea()", "25")]
    [InlineData("getCount()", "9")]
    [InlineData("getOutputFrom('calc')", "{\"n\":7,\"m\":8}")]
    [InlineData("getOutputFrom('calc', 'n')", "7")]
    [InlineData("getResultFromCalc().m", "8")]
    [InlineData("getLastResult()", "\"last\"")]
    [InlineData("getCorrelationId() + getWorkflowInstanceId() + getWorkflowInstanceName()", "\"c-1run-1name-1\"")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersionId() + getWorkflowDefinitionVersion()", "\"defdef-v33\"")]
    [InlineData("toJson({ a: [1, '港'] })", "\"{\\u0022a\\u0022:[1,\\u0022港\\u0022]}\"")]
    [InlineData("[isNullOrEmpty(''), isNullOrEmpty(' '), isNullOrWhiteSpace(' '), isNullOrWhiteSpace(null)]", "[true,false,true,true]")]
    [InlineData("newGuid() === newGuid()", "false")]
    [InlineData("new Date(0).getHours()", "9")]
    [InlineData("return { n: 7 };", "{\"n\":7}")]
    [InlineData("let a = 2; const b = `${a}-${getCount()}`; return b;", "\"2-9\"")]
    [InlineData("undefined", "null")]
    [InlineData("1 / 3", "0.333333333333333")]
    public async Task A_script_sees_the_run_as_Elsa_shows_it(string script, string result)
    {
        var rewriting = Es5Rewriter.Rewrite(script);

        var answer = await warm.RunAsync(rewriting.Script, Data);

        Assert.Null(answer.Fault);
        Assert.StartsWith(result, answer.Result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_script_sets_comes_back_and_nothing_else()
    {
        var answer = await warm.RunAsync("""
            setVariable('count', 5); variables.list.push(3); setPortName('呉'); variables.none = undefined;
            setOutcomes(['A', 'B']); setCorrelationId('c-2'); setWorkflowInstanceName('name-2'); getVariable('count')
            """, Data);

        Assert.Equal(Value.Parse("""{ "count": 5, "port name": "呉", "list": [1, 2, 3] }"""), answer.Variables);
        Assert.Equal(["A", "B"], answer.Outcomes);
        Assert.Equal(("c-2", "name-2"), (answer.CorrelationId, answer.InstanceName));
        Assert.Equal(Value.Of(5), answer.Result);
    }

    [Fact]
    public async Task The_last_outcome_counts()
    {
        var answer = await warm.RunAsync("setOutcome('A'); setOutcome('B');", Data);

        Assert.Equal(["B"], answer.Outcomes);
    }

    [Theory]
    [InlineData("setVariable('nothing', 1)", "「nothing」という変数はありません", 0)]
    [InlineData("variables.nothing = 1", "「nothing」という変数はありません", 0)]
    [InlineData("\n\nthrow new Error('だめ')", "3行目で誤りが起きました: だめ", 3)]
    [InlineData("\nnull.x", "2行目で誤りが起きました: TypeError", 2)]
    public async Task An_error_names_its_line_and_its_cure(string script, string said, int line)
    {
        var answer = await warm.RunAsync(script, Data);

        Assert.Equal((ScriptFaultKind.Runtime, line), (answer.Fault!.Kind, answer.Fault.Line));
        Assert.Contains(said, answer.Fault.Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_no_ES5_is_told_with_line_and_column()
    {
        var answer = await warm.RunAsync("var a = 1;\nvar b = ;", Data);

        Assert.Equal((ScriptFaultKind.Syntax, 2), (answer.Fault!.Kind, answer.Fault.Line));
    }

    [Fact]
    public async Task The_same_script_run_again_makes_the_same_ids()
    {
        var (first, again) = (await warm.RunAsync("newGuid()"), await warm.RunAsync("newGuid()"));

        Assert.Equal(first.Result, again.Result);
        Assert.True(Guid.TryParse(first.Result.AsText, out _));
    }
}

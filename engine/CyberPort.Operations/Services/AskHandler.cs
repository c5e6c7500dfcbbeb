using CyberPort.Expressions;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Outbox;
using CyberPort.Workflows;

namespace CyberPort.Operations.Services;

/// <summary>Asks a service for a step and brings its answer into the run.</summary>
public sealed class AskHandler(IReadOnlyList<IService> services, ReplyToRun replies) : IEffectHandler
{
    private const string RowKind = "ask";

    public string Kind => RowKind;

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var (place, body) = PlacedRows.Read(row);
        var question = new Question(row.TenantId, Guid.Parse(body["ask"]["id"].AsText), body["ask"]["question"]);
        if (!await replies.IsAwaitedAsync(row.TenantId, place, question.Id, cancel)) return;

        var name = body["ask"]["service"].AsText;
        var answer = services.FirstOrDefault(s => s.Name == name) is { } service ? await service.AskAsync(question, cancel) : ServiceAnswer.Failed(Missing(name));
        await replies.SendAsync(row.TenantId, place, new(question.Id, answer.ToValue(), "service"), cancel);
    }

    internal static OutboxRow RowOf(TenantId tenant, RunPlace place, Effect.Ask ask, DateTimeOffset now) => PlacedRows.Of(tenant, RowKind, place,
        ("ask", Value.Record(("id", Value.Of(ask.Id.ToString("D"))), ("service", Value.Of(ask.Service)), ("question", ask.Question))), now);

    private static LocalText Missing(string name) => new(
        $"サービス「{name}」がこの環境にありません。アクティビティ パッケージの設定（CyberPort:ActivityPackages）を確かめて再実行してください。",
        $"There is no service '{name}' in this installation. Look at CyberPort:ActivityPackages and run the step again.");
}

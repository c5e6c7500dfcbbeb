using CyberPort.Expressions;
using CyberPort.Operations.Services;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Services;

public abstract class ServiceTests(string kind) : OperationsContract(kind)
{
    private readonly Register _register = new();

    protected override ActivityCatalog Activities => ActivityCatalog.Standard().Add<AskStep>();

    protected override Surroundings Change(Surroundings around) => around with { Services = [_register] };

    [Fact]
    public async Task A_step_asks_and_goes_on_with_the_answer_and_asking_twice_changes_nothing()
    {
        var caseId = await FileAsync("register");
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, caseId));

        await Task.WhenAll(DeliverAsync(UseCases), DeliverAsync(Ports.Second));

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, caseId)).ActivityId);
        Assert.Equal((Hiroshima, "1234"), (_register.Asked[0].Tenant, _register.Asked[0].Asked["number"].AsText));
        Assert.Single(_register.Asked.Select(q => q.Id).Distinct());
        var run = (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, caseId, Cancel))!;
        Assert.Contains("東洋海運", run.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_is_asked_again_later()
    {
        _register.Down = true;
        var caseId = await FileAsync("register");
        await DeliverAsync(UseCases);
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, caseId));

        _register.Down = false;
        Ports.Time.Now = Ports.Time.Now.AddMinutes(5);
        await DeliverAsync(UseCases);

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, caseId)).ActivityId);
    }

    [Theory]
    [InlineData("register", "閉鎖中")]
    [InlineData("nobody", "CyberPort:ActivityPackages")]
    public async Task A_service_that_fails_or_is_not_there_is_an_incident_that_can_be_run_again(string service, string said)
    {
        _register.Fails = true;
        await FileAsync(service);
        await DeliverAsync(UseCases);

        var incident = Assert.Single((await UseCases.ListIncidents.RunAsync(await Actor("hij.kato"), 1, Cancel)).Incidents);
        Assert.Contains(said, incident.Incident.Message.Ja, StringComparison.Ordinal);
    }

    private static async Task DeliverAsync(UseCases useCases)
    {
        for (var i = 0; i < 4; i++) await useCases.DeliverOutbox.RunAsync(Cancel);
    }

    private async Task<Guid> FileAsync(string service)
    {
        await ShortWorkflows.OfferAsync(Ports, ShortWorkflows.Flow(
            [$$"""{ "id": "ask", "type": "Test.Ask", "service": "{{service}}", "metadata": { "displayText": "照会" } }""", ShortWorkflows.Review("check", "確認")],
            "ask.Done>check"));
        return (await Filing.FileAsync(Hiroshima)).CaseId;
    }

    /// <summary>Asks a service for a number.</summary>
    [Activity("Test.Ask")]
    public sealed class AskStep : IWaitingActivity
    {
        [Input("サービス")] public required string Service { get; init; }

        public ActivityResult Start(ActivityContext context) =>
            ActivityResult.Ask(context.NewTaskId(), Service, Value.Record(("number", Value.Of("1234"))));

        public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => ActivityResult.Done().Returning(ServiceAnswer.Of(stimulus));
    }

    private sealed class Register : IService
    {
        private readonly Lock _lock = new();

        public List<Question> Asked { get; } = [];
        public bool Down { get; set; }
        public bool Fails { get; set; }
        public string Name => "register";

        public Task<ServiceAnswer> AskAsync(Question question, CancellationToken cancel)
        {
            lock (_lock) Asked.Add(question);
            if (Down) throw new HttpRequestException("down");
            return Task.FromResult(Fails ? ServiceAnswer.Failed(new("閉鎖中", "closed")) : new ServiceAnswer(Value.Record(("name", Value.Of("東洋海運")))));
        }
    }
}

public sealed class ServiceOnSqliteTests() : ServiceTests("sqlite");

public sealed class ServiceOnPostgresTests() : ServiceTests("postgres");

public sealed class ActivityPackagesTests
{
    [Fact]
    public void What_an_installation_names_wrongly_is_told_at_the_start()
    {
        Assert.Contains("activity package", Assert.Throws<InvalidOperationException>(() => ActivityPackages.Load([new() { Path = "none.dll" }])).Message, StringComparison.Ordinal);
        var other = typeof(Value).Assembly.Location;
        Assert.Contains("IActivityPackage", Assert.Throws<InvalidOperationException>(() => ActivityPackages.Load([new() { Path = other }])).Message, StringComparison.Ordinal);
        Assert.Empty(ActivityPackages.Load([]).Services());
    }
}

using System.Security.Cryptography;
using CyberPort.Operations;
using CyberPort.Storage.Databases;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Demo;

/// <summary>Loads the demo into an empty database and prints how to sign in.</summary>
public static class DemoStart
{
    private const string SignInsFile = "demo-sign-ins.txt";

    public static async Task RunAsync(IServiceProvider services, Settings settings)
    {
        var db = services.GetRequiredService<Db>();
        var real = services.GetRequiredService<Surroundings>();
        var file = Path.Combine(settings.DataFolder, SignInsFile);
        var data = DemoData.Read();
        if ((await services.GetRequiredService<Stores>().Organisations.ListOfKindAsync("ministry", CancellationToken.None)).Count == 0)
        {
            var password = settings.DemoPassword.Length > 0 ? settings.DemoPassword : NewPassword();
            var clock = new DemoClock(real.Time.GetUtcNow());
            using var useCases = new UseCases(new Stores(db, clock), real with { Time = clock });
            await new DemoLoader(useCases, clock, data, DefinitionFolder.Find(settings)).RunAsync(password, real.Time.GetUtcNow());
            Directory.CreateDirectory(settings.DataFolder);
            await File.WriteAllLinesAsync(file, SignIns(data, password));
        }

        if (!File.Exists(file)) return;
        foreach (var line in await File.ReadAllLinesAsync(file)) Console.WriteLine(line);
    }

    private static IEnumerable<string> SignIns(DemoData data, string password)
    {
        yield return $"デモの利用者（パスワードはすべて {password}） / demo sign-ins (the password of all is {password})";
        foreach (var person in data.People)
        {
            var places = string.Join("・", person.Memberships.Select(m => $"{data.Organisations.First(o => o.Id == m.Organisation).Ja} {m.Title}"));
            yield return $"  {person.SignIn,-16} {person.Name}　{places}";
        }
    }

    // readable aloud in a room where the demo is shown, and new for each database
    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetInt32(1000, 10000)));
}

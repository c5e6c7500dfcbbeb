using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CyberPort.Benchmarks.Browser;
using CyberPort.Benchmarks.Load;

// micro [filter]                                       validation and rules beside their peers
// load sqlite|postgres [clients] [seconds] [connection] submit and answer over HTTP, durable
// browser [fields]                                      the designer with a large form, in Chromium
// applicant [tries]                                     a large form, a large grid and a paste into it as applicants have them, in Chromium
// flow sqlite|postgres [seconds] [connection]           workflows with everything a case has, durable, many waiting, many versions
// history sqlite|postgres [runs|again] [connections]    the same work in turns on a database with few runs and on one with many
if (args is ["load", ..])
{
    await LoadRun.RunAsync(args[1..]);
    return;
}

if (args is ["flow", ..])
{
    await FlowRun.RunAsync(args[1..]);
    return;
}

if (args is ["history", ..])
{
    await HistoryRun.RunAsync(args[1..]);
    return;
}

if (args is ["browser", ..])
{
    await BrowserRun.RunAsync(args[1..]);
    return;
}

if (args is ["applicant", ..])
{
    await ApplicantRun.RunAsync(args[1..]);
    return;
}

var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15);
BenchmarkSwitcher.FromAssembly(typeof(LoadRun).Assembly).Run(
    args is ["micro", var filter] ? ["--filter", filter] : ["--filter", "*"],
    DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator));

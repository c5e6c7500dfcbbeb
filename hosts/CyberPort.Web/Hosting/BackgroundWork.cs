using CyberPort.Operations.Delivery;
using CyberPort.Operations.Retention;
using CyberPort.Operations.Tasks;

namespace CyberPort.Web.Hosting;

/// <summary>Works off the outbox, the deadlines and what need not be kept beside the pages; any number of processes may do so at once.</summary>
public sealed class BackgroundWork(DeliverOutbox outbox, RunTimers timers, ShortenJournals journals, ILogger<BackgroundWork> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Idle;
            try
            {
                var worked = await outbox.RunAsync(stoppingToken) + await timers.RunAsync(stoppingToken) + await journals.RunAsync(stoppingToken);
                if (worked > 0) wait = TimeSpan.Zero;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the loop has to live on; what failed is in the log and comes up again
            catch (Exception error)
#pragma warning restore CA1031
            {
                logger.LogError(error, "Background work failed; it goes on in a moment.");
                wait = AfterTrouble;
            }

            if (wait > TimeSpan.Zero) await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

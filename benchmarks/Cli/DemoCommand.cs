using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Run;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>demo</c>: the tutorial's own example, with its transcript.</summary>
internal static class DemoCommand
{
    /// <summary>A transcript of more nobody reads.</summary>
    private const int Most = 10_000;

    private static readonly Option<bool> DryRun = Options.DryRun();

    public static Command Create(LinuxFiles files)
    {
        var models = string.Join(", ", Contestant.Names);
        var model = new Argument<string?>("model") { Description = models, Arity = ArgumentArity.ZeroOrOne };
        var count = Options.Count("--count", "Items of each producer.", least: 0, fallback: 10);
        var interval = Options.Time(
            "--interval", "Time between two items of a producer (default: 1s).", "1s, 10ms or 250us");
        var producers = Options.Count("--producers", "How many producers.", least: 0, fallback: 1, most: Most);
        var consumers = Options.Count("--consumers", "How many consumers.", least: 1, fallback: 1, most: Most);
        var capacity = Options.Capacity("--capacity", "How many items may be queued, or 'unbounded' (the default).");
        var command = new Command("demo", "Runs the tutorial's example on a model and prints its transcript.")
        {
            model, count, interval, producers, consumers, capacity, PluginOption.Option, DryRun,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(model) ?? throw new UsageException($"demo needs a model: {models}.");
            var chosen = Choice.One("model", name, Contestant.All, known => known.Info.Name);
            if (Contestant.NeedsBroker(chosen.Info.Name))
                throw new UsageException($"{chosen.Info.Name} needs a broker, which only 'benchmarks' starts.");
            if (Contestant.HasThreadEach(chosen.Info.Name)
                && ThreadLimit.Read(files)
                    .RefusalOf(parsed.GetValue(producers)!.Value + parsed.GetValue(consumers)!.Value) is { } refusal)
            {
                throw new UsageException(refusal + ".");
            }

            if (parsed.GetValue(DryRun)) return ExitCode.Success;

            var transcript = new Transcript(TextWriter.Synchronized(parsed.InvocationConfiguration.Output));
            var workload = transcript.CreateWorkload(
                parsed.GetValue(producers)!.Value,
                parsed.GetValue(consumers)!.Value,
                parsed.GetValue(count)!.Value,
                parsed.GetValue(interval) ?? TimeSpan.FromSeconds(1),
                parsed.GetValue(capacity),
                TimeProvider.System);

            using var interruption = new Interruption();
            try
            {
                chosen.Run(workload, interruption.Token);
                return ExitCode.Success;
            }
            catch (NotSupportedException refused) when (chosen.Info.NotApplicable.Count > 0)
            {
                throw new UsageException($"{chosen.Info.Name} cannot do this: {refused.Message}.");
            }
            catch (OperationCanceledException)
            {
                parsed.InvocationConfiguration.Error.WriteLine("interrupted.");
                return ExitCode.Interrupted;
            }
        });
        return command;
    }
}

using CsCheck;

namespace ConcurrencyCompare.Tests.Cli;

/// <summary>Whatever was published before, of whatever runs and parts of runs, in whatever order and however often:
/// once the final runs are in, the site is that of the final runs alone, to the byte.</summary>
/// <remarks>CsCheck prints the seed of a failure; <c>CsCheck_Seed</c> in the environment repeats it.</remarks>
public sealed class SiteProperties
{
    /// <summary>A run: which machine, at which hour, in which order of cases, how it was measured.</summary>
    private sealed record Run(int Machine, int Hour, int Seed, int How)
    {
        // Two names of a machine share a folder, and are two series all the same. The last hour is in the future.
        private static readonly string[] Processors = ["AMD EPYC", "AMD-EPYC", "Ampere"];
        private static readonly int[] Hours = [0, 0, 1, 30, 24 * 365];

        public RunResults Results
        {
            get
            {
                var run = SmallRuns.Create(Hours[Hour], Seed, Processors[Machine]);
                return How switch
                {
                    1 => run with { Settings = run.Settings with { Cpus = "0-1" } },
                    2 => run with { Settings = run.Settings with { BenchmarkDotNetOptions = ["--envVars", "A:1"] } },
                    3 => run with { Settings = run.Settings with { Profile = "full", Commit = new string('a', 40) } },
                    _ => run,
                };
            }
        }
    }

    private enum Deed
    {
        Publish,
        History,
        PublishTwo,
        DrawAgain,
        Mix,
        PublishTheSite,
    }

    private sealed record Step(Deed Deed, int Run, int Part);

    private static readonly Gen<Run> Runs = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 4],
        Gen.Int[1, 2],
        Gen.Int[0, 3],
        (machine, hour, seed, how) => new Run(machine, hour, seed, how));

    private static readonly Gen<(Run[] Runs, Step[] Steps, int First)> Plans = Gen.Select(
        Runs.ArrayUnique[1, 4],
        Gen.Select(
            Gen.Enum<Deed>(), Gen.Int[0, 3], Gen.Int[6, 9], (deed, run, part) => new Step(deed, run, part)).Array[0, 6],
        Gen.Int[0, 3]);

    [Fact]
    public void Site_is_that_of_the_final_runs_alone_whatever_was_published_before() =>
        Plans.Sample(plan => Check(plan.Runs, plan.Steps, plan.First), iter: 30, threads: 1);

    private static void Check(Run[] runs, Step[] steps, int first)
    {
        using var directory = new TemporaryDirectory();
        // Two of the same start, commit and order on one machine are one run: the part with most in it, as all have as
        // much the same one always.
        string[] finals = [.. runs.Select((run, place) => directory.Folder($"final-{place}", run.Results))];
        var (site, alone) = (directory.File("site"), directory.File("alone"));
        Publish(alone, finals);

        foreach (var (place, step) in steps.Index())
        {
            var run = runs[step.Run % runs.Length].Results;
            var folder = directory.Folder($"step-{place}", step.Part > 8 ? run : run.Part(step.Part));
            switch (step.Deed)
            {
                case Deed.History:
                    Assert.Equal(0, CommandLineRun.Of("publish", folder, "--site", site).ExitCode);
                    break;
                case Deed.PublishTwo:
                    Publish(site, folder, finals[(step.Run + 1) % finals.Length]);
                    break;
                case Deed.DrawAgain:
                    Assert.Equal(0, CommandLineRun.Of("publish", "--site", site).ExitCode);
                    break;
                case Deed.Mix:
                    Mix(site);
                    break;
                case Deed.PublishTheSite when HasRuns(site):
                    Publish(site, site);
                    break;
                default:
                    Publish(site, folder);
                    break;
            }
        }

        first %= finals.Length;
        foreach (var final in finals[first..].Concat(finals[..first])) Publish(site, final);

        SmallRuns.AssertSame(SmallRuns.ContentsOf(alone), SmallRuns.ContentsOf(site));
    }

    private static bool HasRuns(string site) =>
        Directory.Exists(site) && Directory.GetFiles(site, ResultsFile.Name, SearchOption.AllDirectories).Length > 0;

    /// <summary>What git makes of histories: line ends of Windows, lines of two branches behind each other.</summary>
    private static void Mix(string site)
    {
        if (!Directory.Exists(site)) return;

        foreach (var file in Directory.GetFiles(site, HistoryFile.Name, SearchOption.AllDirectories))
        {
            var lines = File.ReadAllLines(file);
            File.WriteAllText(file, string.Concat(lines.Reverse().Concat(lines).Select(line => line + "\r\n")));
        }
    }

    private static void Publish(string site, params string[] folders) =>
        CommandLineRun.MustDo(["publish", .. folders, "--site", site]);
}

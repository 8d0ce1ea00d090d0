using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>Where this program may use other processors than the first, the measured processes have those.</summary>
[Collection(MeasuringTests.Name)]
public sealed class PinnedRunTests : FolderTests
{
    [Fact]
    public void One_core_is_one_of_those_that_may_be_used()
    {
        var last = LastProcessor();

        var run = RunOn(last, "--scenarios", "one-core,round-trip");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var rounds = ResultsFile.Read(_directory.File("out")).Cases.SelectMany(measured => measured.Rounds).ToList();
        // The process itself looks at which processors it has: a wrong one would be missing, with the reason.
        Assert.All(rounds, round => Assert.Equal(1, round.Processors));
        Assert.NotEmpty(rounds);
    }

    [Fact]
    public void Cpus_takes_the_numbers_of_those_that_may_be_used_and_no_others()
    {
        var last = LastProcessor();

        var run = RunOn(last, "--scenarios", "round-trip", "--cpus", last);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(last, ResultsFile.Read(_directory.File("out")).Settings.Cpus);

        var refused = RunOn(last, "--cpus", "0");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"--cpus 0: this program may use the processors {last}.", refused.Error);
    }

    [Fact]
    public void A_thread_that_was_pinned_gets_its_processors_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Threads are pinned on Linux.");
        TestThread.Start(() =>
        {
            var before = StatusOfThread();
            using (Affinity.PinThisThread(CpuList.TryParse(LastProcessor())!))
                Assert.Equal(LastProcessor(), StatusOfThread());
            Assert.Equal(before, StatusOfThread());
        }).End();
    }

    private static string? StatusOfThread() =>
        LinuxFiles.ValueOf(LinuxFiles.Here.TryRead("/proc/thread-self/status"), "Cpus_allowed_list");

    private static string LastProcessor()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && ProcessRun.Find("taskset") is not null, "taskset of Linux pins the program.");
        var allowed = Affinity.Own!.ToString();
        Assert.SkipWhen(Affinity.Own.Count < 2, "There is one processor.");
        return allowed.Split(',', '-')[^1];
    }

    private ProcessRun RunOn(string cpu, params string[] arguments)
    {
        var application = Path.Combine(AppContext.BaseDirectory, "ConcurrencyCompare.Benchmarks.dll");
        string[] all =
            ["-c", cpu, "dotnet", application, "--profile", "smoke", "--models", "callbacks", "--output",
                _directory.File("out")];
        return ProcessRun.Of(new ProcessStartInfo("taskset", [.. all, .. arguments]));
    }
}

using System.CommandLine;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>The gate of pull requests with a known truth: both sides are the same sources, and one has an injected
/// fault.</summary>
/// <remarks>It measures for minutes, and needs a machine that is left alone, so it runs only when asked for:
/// <code>
/// dotnet tests/bin/Release/net10.0/ConcurrencyCompare.Tests.dll -explicit only -class "*PlantedTurnsTests"
/// -showLiveOutput </code></remarks>
[Collection(MeasuringTests.Name)]
public sealed class FaultInjectionTurnsTests(ITestOutputHelper output) : FolderTests
{
    [Theory(Explicit = true)]
    [InlineData("")]
    [InlineData("callbacks:+10%,threads:+30%", "callbacks", "threads")]
    public void Measurement_in_turns_finds_an_injected_slowdown_and_nothing_else(string faults, params string[] slower)
    {
        using var said = new StringWriter();
        var run = new TurnsRun(
            seed: 1,
            ["--scenarios", "throughput,oversubscribed", "--models", "threads,callbacks", "--rounds", "20"],
            _directory.File("results"),
            new InvocationConfiguration { Output = said, Error = said });

        var outcome = run.Measure(
            Copy(Checkout.Base),
            Copy(
                Checkout.New)
                    with
            { Environment = new Dictionary<string, string> { [FaultInjection.Variable] = faults } },
            TestContext.Current.CancellationToken);

        Assert.True(outcome == new TurnsOutcome(ExitCode.Success, EndedEarly: null), said.ToString());
        var comparison = RunComparison.Of(
            ResultsFile.Read(run.FolderOf(Checkout.Base)), ResultsFile.Read(run.FolderOf(Checkout.New)),
            RunSettings.DefaultThreshold);
        Assert.Equal(ComparisonKind.InTurns, comparison.Kind);
        foreach (var compared in comparison.Cases)
        {
            var speed = compared.Pair.Speed;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{compared.Case.Name} ({faults}): {1 / speed.Center:0.000}x as slow [{1 / speed.High:0.000}, "
                    + $"{1 / speed.Low:0.000}], {compared.Pair.Verdict}"));
        }

        // Not in every case: in some, noise hides it.
        var found = comparison.Cases.Where(compared => compared.Pair.Verdict == Verdict.Slower)
            .Select(compared => compared.Case.Model);
        Assert.Equal(slower, found.Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(comparison.Cases, compared => compared.Pair.Verdict == Verdict.Faster);
    }

    private Checkout Copy(string name)
    {
        SourceCopy.Create(_directory.File(name));
        return new Checkout(name, _directory.File(name));
    }
}

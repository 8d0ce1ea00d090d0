using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>Peers, measured for real: each where it can, and listed with the reason where it cannot.</summary>
[Collection(MeasuringTests.Name)]
public sealed class PeerRunTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Benchmarks_measures_every_peer_where_it_can()
    {
        var (exitCode, output, error) = ApplicationProcess.Run(
            "benchmarks", "--profile", "smoke", "--models", "peers", "--scenarios", "round-trip,latency,oversubscribed",
            "--output", _directory.Path);

        Assert.True(exitCode == 0, output + error);
        var results = ResultsFile.Read(_directory.Path);
        Assert.All(results.Manifest, entry => Assert.True(entry.IsPeer));
        foreach (var scenario in new[] { "round-trip", "latency", "oversubscribed" })
        {
            var measured = results.Cases.Where(one => one.Scenario == scenario && one.Rounds.Count > 0)
                .Select(one => one.Model);
            var missing = results.Missing.Where(one => one.Scenario == scenario).Select(one => one.Model);
            Assert.Equal(
                Peer.All.Select(peer => peer.Info.Name).Order(StringComparer.Ordinal),
                measured.Concat(missing).Distinct().Order(StringComparer.Ordinal));
            Assert.Contains("async", measured);
        }

        Assert.All(results.Missing, missing => Assert.True(missing.IsNotApplicable, missing.Reason));
        Assert.All(results.Missing, missing => Assert.Contains(
            (missing.Model, missing.Reason),
            Peer.All.SelectMany(peer => peer.Info.NotApplicable.Select(entry => (peer.Info.Name, entry.Reason)))));
        Assert.Contains("not applicable: spsc in oversubscribed", error, StringComparison.Ordinal);
    }
}

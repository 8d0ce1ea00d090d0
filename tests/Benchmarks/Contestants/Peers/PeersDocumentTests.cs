using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Contestants.Peers;

/// <summary>docs/peers.md names every peer, where it is, and what it cannot do.</summary>
public class PeersDocumentTests
{
    private static readonly IReadOnlyList<(WorkloadNeeds Need, string Words)> Needs =
    [
        (WorkloadNeeds.SeveralProducers, "several producers"), (WorkloadNeeds.SeveralConsumers, "several consumers"),
        (WorkloadNeeds.Capacity, "a capacity"), (WorkloadNeeds.Window, "a window"),
        (WorkloadNeeds.WaitingProducers, "producers that wait for times"),
        (WorkloadNeeds.WaitingConsumers, "consumers that wait for times"),
        (WorkloadNeeds.OverlappingCalls, "calls that overlap"),
        (WorkloadNeeds.FullQueue, "producers that wait for room"),
        (WorkloadNeeds.OwnProcess, "what means something in one process alone"),
    ];

    [Fact]
    public void Document_names_every_peer_with_its_file_and_description()
    {
        Assert.Equal(
            Peer.All.Select(peer =>
                $"| [`{peer.Info.Name}`](../{FileOf(peer)}) | {peer.Info.Description} |"),
            RowsThatBeginWith("| [`"));
        Assert.All(Peer.All, peer => Assert.True(File.Exists(Repository.PathOf(FileOf(peer))), FileOf(peer)));
    }

    [Fact]
    public void Document_says_what_each_peer_cannot_do_and_why() => Assert.Equal(
        Peer.All.Concat(Peer.AtABroker).SelectMany(peer => peer.Info.NotApplicable.Select(
            entry => $"| `{peer.Info.Name}` | {WordsOf(entry.Needs)} | {entry.Reason} |")),
        RowsThatBeginWith("| `", "## What a peer cannot do"));

    private static string WordsOf(WorkloadNeeds need) =>
        string.Join(", ", Needs.Where(each => need.HasFlag(each.Need)).Select(each => each.Words));

    private static string FileOf(IConcurrencyModel peer) => $"benchmarks/Contestants/Peers/{peer.GetType().Name}.cs";

    private static IEnumerable<string> RowsThatBeginWith(string begin, string section = "# Peers") =>
        File.ReadLines(Repository.PathOf("docs/peers.md"))
            .SkipWhile(line => line != section)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith(begin, StringComparison.Ordinal));
}

using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contestants.Peers;

/// <summary>docs/peers.md names every peer, where it is, and what it cannot do.</summary>
public class PeersDocumentTests
{
    private static readonly IReadOnlyList<(Need Need, string Words)> Needs =
    [
        (Need.SeveralProducers, "several producers"), (Need.SeveralConsumers, "several consumers"),
        (Need.Capacity, "a capacity"), (Need.Window, "a window"),
        (Need.WaitingProducers, "producers that wait for times"),
        (Need.WaitingConsumers, "consumers that wait for times"),
        (Need.Overlap, "calls that overlap"), (Need.Queue, "producers that wait for room"),
        (Need.OwnProcess, "items of one process alone"),
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
        Peer.NotApplicable.Select(entry => $"| `{entry.Peer}` | {WordsOf(entry.Need)} | {entry.Reason} |"),
        RowsThatBeginWith("| `", "## What a peer cannot do"));

    private static string WordsOf(Need need) =>
        string.Join(", ", Needs.Where(each => need.HasFlag(each.Need)).Select(each => each.Words));

    private static string FileOf(IConcurrencyModel peer) => $"benchmarks/Contestants/Peers/{peer.GetType().Name}.cs";

    private static IEnumerable<string> RowsThatBeginWith(string begin, string section = "# Peers") =>
        File.ReadLines(Repository.PathOf("docs/peers.md"))
            .SkipWhile(line => line != section)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith(begin, StringComparison.Ordinal));
}

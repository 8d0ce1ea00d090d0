using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Tests.Properties;
using CsCheck;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Any workload that a peer can run by nature does what <see cref="WorkloadReference"/> says.</summary>
/// <remarks>How to repeat a failure: <see cref="WorkloadGen"/>.</remarks>
public class PeerProperties
{
    public static TheoryData<string> Peers => [.. Peer.All.Select(peer => peer.Info.Name)];

    [Theory, MemberData(nameof(Peers))]
    public void Run_consumes_each_item_once_for_any_workload(string peer) => Sample(peer, QuietFor(peer));

    [Theory, MemberData(nameof(Peers))]
    public void Run_ends_as_it_should_wherever_it_fails_or_is_cancelled(string peer) =>
        Sample(peer, WorkloadGen.Disturb(QuietFor(peer)));

    private static void Sample(string name, Gen<WorkloadCase> cases)
    {
        var peer = Peer.All.Single(peer => peer.Info.Name == name);
        cases.Sample(planned => WorkloadReference.Check(peer, planned), iter: 150, threads: 1);
    }

    /// <summary>What it cannot do is left out of each workload.</summary>
    private static Gen<WorkloadCase> QuietFor(string peer)
    {
        bool Can(Need need) => Peer.RefusalOf(peer, need) is null;
        return WorkloadGen.Quiet.Select(planned => planned with
        {
            Pauses =
            [
                .. planned.Pauses
                    .Take(Can(Need.SeveralProducers) ? int.MaxValue : 1)
                    .Select(pauses => Can(Need.WaitingProducers) ? pauses : new int[pauses.Length]),
            ],
            Consumers = Can(Need.SeveralConsumers) ? planned.Consumers : 1,
            Capacity = Can(Need.Capacity) ? planned.Capacity : null,
            Window = Can(Need.Window) ? planned.Window : null,
        });
    }
}

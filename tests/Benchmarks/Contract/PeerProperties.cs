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
        var info = Peer.All.Single(known => known.Info.Name == peer).Info;
        bool Can(WorkloadNeeds need) => info.WhyNotApplicable(need) is null;
        return WorkloadGen.Quiet.Select(planned => planned with
        {
            Pauses =
            [
                .. planned.Pauses
                    .Take(Can(WorkloadNeeds.SeveralProducers) ? int.MaxValue : 1)
                    .Select(pauses => Can(WorkloadNeeds.WaitingProducers) ? pauses : new int[pauses.Length]),
            ],
            Consumers = Can(WorkloadNeeds.SeveralConsumers) ? planned.Consumers : 1,
            Capacity = Can(WorkloadNeeds.Capacity) ? planned.Capacity : null,
            Window = Can(WorkloadNeeds.Window) ? planned.Window : null,
        });
    }
}

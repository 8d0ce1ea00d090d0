using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Everything that may be measured, by name.</summary>
internal static class Contestant
{
    private const string Core = "core";
    private const string PeersGroup = "peers";
    private const string Everything = "all";

    private static readonly IReadOnlyList<IConcurrencyModel> Models =
    [
        .. ConcurrencyModels.All, .. Peer.All, .. Peer.AtABroker, .. Plugin.All.SelectMany(plugin => plugin.Models),
    ];

    /// <summary>The names under which several are chosen together: no model may have one of them.</summary>
    public static IEnumerable<string> GroupNames => [Core, PeersGroup, Everything];

    /// <summary>The names under which several are chosen together, and what they stand for.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [Core] = [.. ConcurrencyModels.All.Select(model => model.Info.Name)],
            [PeersGroup] = [.. Peer.All.Select(model => model.Info.Name)],
            [Everything] = [.. Models.Except(Peer.AtABroker).Select(model => model.Info.Name)],
        };

    /// <summary>The models, then the peers, then those of plug-ins.</summary>
    public static IReadOnlyList<IConcurrencyModel> All { get; } =
        [.. Models.Select(model => FaultInjection.In(model, model.Info.Name))];

    /// <summary>What is measured unless it is said what: the models, and those of plug-ins; a profile may add
    /// peers.</summary>
    public static IReadOnlyList<string> Unasked { get; } = [.. Groups[Everything].Except(Groups[PeersGroup])];

    public static IEnumerable<string> Names => All.Select(model => model.Info.Name);

    /// <summary>Reads what the environment asks for, so that what is wrong with it comes out as itself, before anything
    /// follows from it.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static void Read() => _ = (Plugin.All, FaultInjection.All);

    /// <summary>The names of the single-threaded models.</summary>
    public static IEnumerable<string> NamesOnCallingThread =>
        All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name);

    /// <summary>The names of the others.</summary>
    public static IEnumerable<string> NamesWithThreads => Names.Except(NamesOnCallingThread);

    /// <summary>Whether it is a reference beside the models.</summary>
    public static bool IsPeer(string name) => Groups[PeersGroup].Contains(name) || NeedsBroker(name);

    /// <summary>Whether it can be measured only where a broker is.</summary>
    public static bool NeedsBroker(string name) => Peer.AtABroker.Any(model => model.Info.Name == name);

    /// <summary>Of how many items it gets one, where others get them all: at a broker, an item takes so much
    /// longer.</summary>
    public static int PartOfItems(string name) => NeedsBroker(name) ? 50 : 1;

    /// <summary>Whether a model has a thread of its own for each who takes part: one may block there, and a machine has
    /// to carry as many.</summary>
    public static bool HasThreadEach(string name) => Get(name) is { Info.RunsOnCallingThread: false } model
        && (!IsPeer(model.Info.Name) || Peer.WithThreadEach.Contains(model.Info.Name));

    /// <summary>The model of that name, or the one that a control of that name measures again.</summary>
    public static IConcurrencyModel Get(string name) =>
        Controls.Find(name) is { } control
            ? FaultInjection.In(Models.Single(model => model.Info.Name == control.Model), name)
            : All.Single(model => model.Info.Name == (name == Doubles.Only.Name ? Doubles.Only.Model : name));
}

using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>One number of a description of work: its name as an option and in a file, and what it may be.</summary>
/// <param name="Name">The option's name without its hyphens.</param>
/// <param name="Text">What it means.</param>
/// <param name="Takes">What it takes, for people.</param>
/// <param name="IsNumber">Whether files have it as a number rather than as a text with a unit.</param>
/// <param name="Read">Reads it; <see langword="null"/> for what it does not take. What stands for none is
/// <see cref="None"/>.</param>
/// <param name="TextOf">Writes it; <see langword="null"/> where the description does without.</param>
/// <param name="With">Puts it into a description.</param>
internal sealed record WorkMember(
    string Name,
    string Text,
    string Takes,
    bool IsNumber,
    Func<string, long?> Read,
    Func<WorkDescription, string?> TextOf,
    Func<WorkDescription, long, WorkDescription> With)
{
    /// <summary>The longest time that an item may take or wait at an end: 1 s.</summary>
    public const long MostTime = 1_000_000_000;

    /// <summary>The shortest time that anybody can wait: 1 µs. No timer knows less.</summary>
    public const long LeastWait = 1_000;

    /// <summary>The most producers, and the most consumers.</summary>
    public const int MostParticipants = 10_000;

    /// <summary>The most bytes of an item: 1 MiB.</summary>
    public const int MostPayload = 1 << 20;

    /// <summary>At lower rates a measurement would end before it had items enough for a median.</summary>
    public const int LeastRate = 20;

    /// <summary>The most items in a second.</summary>
    public const int MostRate = 1_000_000;

    private const long None = 0;
    private const string Unbounded = "unbounded";

    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<WorkMember> All { get; } =
    [
        Time("produce", "What computing an item takes at its producer", work => work.Produce,
            static (work, time) => work with { Produce = time }),
        Time("produce-wait", "What its producer waits after it", work => work.ProduceWait,
            static (work, time) => work with { ProduceWait = time }, LeastWait),
        Time("consume", "What computing an item takes at its consumer", work => work.Consume,
            static (work, time) => work with { Consume = time }),
        Time("consume-wait", "What its consumer waits after it, as for a disk or an answer", work => work.ConsumeWait,
            static (work, time) => work with { ConsumeWait = time }, LeastWait),
        Count("producers", "How many producers", 1, MostParticipants, work => work.Producers,
            static (work, count) => work with { Producers = count }),
        Count("consumers", "How many consumers", 1, MostParticipants, work => work.Consumers,
            static (work, count) => work with { Consumers = count }),
        new("capacity", "How many items may be queued", $"a whole number from 1, or '{Unbounded}'", IsNumber: true,
            text => text == Unbounded ? None : (long?)WorkText.TryParseCount(text),
            work => TextOfCount(work.Capacity),
            static (work, count) => work with { Capacity = count == None ? null : (int)count }),
        new("rate", "How many items come in a second, at random moments; then latency is measured",
            string.Create(
                CultureInfo.InvariantCulture,
                $"items per second from {LeastRate}/s to {MostRate:N0}/s, such as 5000/s"),
            IsNumber: false,
            text => WorkText.TryParseRate(text) is { } rate and >= LeastRate and <= MostRate ? rate : null,
            work => work.Rate is { } rate ? TextOfCount(rate) + "/s" : null,
            static (work, rate) => work with { Rate = (int)rate }),
        Count("payload", "How many bytes an item carries, in memory of its own", 1, MostPayload, work => work.Payload,
            static (work, count) => work with { Payload = count }),
    ];

    /// <summary>The name in a file.</summary>
    public string JsonName => string.Concat(
        Name.Split('-').Select((part, place) => place == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Why a value is not taken.</summary>
    public string Complaint(string value) => $"{Name} takes {Takes}, not '{value}'";

    /// <summary>That of a name; <see langword="null"/> if there is none.</summary>
    public static WorkMember? Find(string name) => All.FirstOrDefault(member => member.Name == name);

    /// <summary>What a description says, in order.</summary>
    public static IEnumerable<(WorkMember Member, string Text)> Given(WorkDescription work) =>
        All.Select(member => (member, Text: member.TextOf(work))).Where(given => given.Text is not null)
            .Select(given => (given.member, given.Text!));

    private static WorkMember Time(
        string name, string text,
        Func<WorkDescription, long> valueOf, Func<WorkDescription, long, WorkDescription> with,
        long least = 1)
    {
        var limits =
            $"{(least > 1 ? $"from {WorkText.TimeText(least)} to" : "of at most")} {WorkText.TimeText(MostTime)}";
        return new(
            name, text, $"a time {limits} with its unit, such as 2us, 1.5ms or 0", IsNumber: false,
            value => WorkText.TryParseTime(value) is { } time
                && (time == 0 || (time >= least && time <= MostTime)) ? time : null,
            work => valueOf(work) is > 0 and var time ? WorkText.TimeText(time) : null,
            with);
    }

    private static WorkMember Count(
        string name, string text, int least, int most, Func<WorkDescription, int?> valueOf,
        Func<WorkDescription, int, WorkDescription> with) => new(
        name, text,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most:N0}"), IsNumber: true,
        value => WorkText.TryParseCount(value) is { } count && count >= least && count <= most ? count : null,
        work => TextOfCount(valueOf(work)),
        (work, count) => with(work, (int)count));

    private static string? TextOfCount(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}

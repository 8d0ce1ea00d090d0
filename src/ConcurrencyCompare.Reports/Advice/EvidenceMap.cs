using System.Globalization;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports.Advice;

/// <summary>What a question asks about.</summary>
internal enum AnswerKind
{
    Goal,
    Work,
    Concurrency,
    Cores,
}

/// <summary>An answer that something was measured for.</summary>
/// <param name="Order">Its place among the answers of its question.</param>
/// <param name="Text">The answer.</param>
internal sealed record Choice(double Order, string Text)
{
    /// <summary>What it is about, where the answer does not say it without its question.</summary>
    public string? Subject { get; init; }
}

/// <summary>Which answers a setting of a scenario tells something about.</summary>
/// <remarks>
/// Limits hold a model against a yardstick, an overload is about the queue's bound, and a load sweep about what grows with the
/// load: they say nothing about which model to choose, so they are not here.
/// </remarks>
internal static class EvidenceMap
{
    /// <summary>Producers and consumers of the break-even, which has no parameter for them.</summary>
    public const string BreakEvenTopology = "2:2";

    private static readonly Choice Throughput = new(0, "many items per second");
    private static readonly Choice ShortWait = new(1, "that an item waits briefly");
    private static readonly Choice HandOver = new(0, "it is handed over, with hardly any work")
    {
        Subject = "an item that is handed over, with hardly any work",
    };

    private static readonly Choice Waiting = new(double.MaxValue, "it is waited for, as for input or a timer")
    {
        Subject = "an item that is waited for, as for input or a timer",
    };

    private static readonly Choice OneCore = new(0, "one");

    private static readonly (AnswerKind Kind, string Text)[] Questions =
    [
        (AnswerKind.Goal, "What counts?"),
        (AnswerKind.Work, "What happens to an item?"),
        (AnswerKind.Concurrency, "How many producers or consumers at once?"),
        (AnswerKind.Cores, "How many cores?"),
    ];

    // Inclusive ends: what was measured is far from the edges, so a reader's own number falls beside what is nearest.
    private static readonly (double Most, string Text)[] Sizes =
    [
        (1, "one"), (4, "2 to 4"), (32, "5 to 32"), (316, "33 to 316"), (31_622, "317 to 31,622"),
        (double.MaxValue, "more than 31,622"),
    ];

    /// <summary>The answers that a setting fits, by kind; those that it fits all of are left out.</summary>
    /// <returns><see langword="null"/> where the setting says nothing about which model to choose.</returns>
    public static IReadOnlyDictionary<AnswerKind, Choice>? AnswersOf(SettingComparison setting, int cores)
    {
        var allCores = new Choice(1, cores == 1 ? "one" : $"all of this machine ({cores.ToString(CultureInfo.InvariantCulture)})");
        return setting.Scenario switch
        {
            "throughput" or "oversubscribed" => Answers(Throughput, HandOver, setting.Parameters.GetValueOrDefault("topology"), allCores),
            "one-core" => Answers(Throughput, HandOver, setting.Parameters.GetValueOrDefault("topology"), OneCore),
            "payloads" => Answers(Throughput, HandOver, "1", allCores),
            "break-even" => Answers(Throughput, WorkOf(setting), BreakEvenTopology, allCores),
            "blocking" => Answers(Throughput, Waiting, setting.Parameters.GetValueOrDefault("concurrent"), allCores),
            "waiting-producers" => Answers(Throughput, HandOver, setting.Parameters.GetValueOrDefault("producers"), allCores),
            "latency" or "round-trip" => Answers(ShortWait, HandOver, "1", allCores),
            _ => null,
        };
    }

    /// <summary>The questions with the answers that occur; without those that leave no choice.</summary>
    public static IReadOnlyList<AdviceQuestion> QuestionsFor(IReadOnlyList<IReadOnlyDictionary<AnswerKind, Choice>> answers) =>
    [
        .. Questions
            .Select(question => new AdviceQuestion(
                question.Text,
                [
                    .. answers
                        .Select(one => one.GetValueOrDefault(question.Kind))
                        .OfType<Choice>()
                        .OrderBy(choice => choice.Order)
                        .Select(choice => choice.Text)
                        .Distinct(),
                ])
                { Kind = question.Kind })
            .Where(question => question.Choices.Count > 1),
    ];

    private static Dictionary<AnswerKind, Choice> Answers(Choice goal, Choice? work, string? atOnce, Choice cores)
    {
        var answers = new Dictionary<AnswerKind, Choice> { [AnswerKind.Goal] = goal, [AnswerKind.Cores] = cores };
        if (work is not null) answers[AnswerKind.Work] = work;
        if (SizeOf(atOnce) is { } size) answers[AnswerKind.Concurrency] = size;
        return answers;
    }

    private static Choice? WorkOf(SettingComparison setting)
    {
        if (!setting.Parameters.TryGetValue(WorkAmount.Parameter, out var text)) return null;
        var work = WorkAmount.Parse(text);
        return work > 0 ? new Choice(work, $"about {text.Replace("us", "µs", StringComparison.Ordinal)} of computing at each end") : HandOver;
    }

    /// <summary>The larger side of a topology, or the number itself.</summary>
    private static Choice? SizeOf(string? atOnce)
    {
        var sides = (atOnce ?? "").Split(':').Select(side =>
            int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (sides.Min() < 0) return null;
        var (most, words) = Sizes.First(size => sides.Max() <= size.Most);
        return new Choice(most, words);
    }
}

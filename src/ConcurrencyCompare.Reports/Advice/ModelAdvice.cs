namespace ConcurrencyCompare.Reports.Advice;

/// <summary>Which model should one use? Questions, what was measured for each answer, and what follows from that alone.
/// </summary>
/// <param name="Questions">The questions that this run can tell something about.</param>
/// <param name="Rows">What was measured, each with the answers that it fits.</param>
/// <param name="Conclusions">What the fitting rows say together, for every combination of answers.</param>
public sealed record ModelAdvice(
    IReadOnlyList<AdviceQuestion> Questions, IReadOnlyList<AdviceRow> Rows, IReadOnlyList<AdviceConclusion> Conclusions)
{
    /// <summary>An answer that leaves a question open, and in rows: fits every answer.</summary>
    public const int Any = 0;

    /// <summary>The advice of a run; without rows where it measured nothing that the questions ask for.</summary>
    /// <param name="evidence">What was measured; the same gives the same advice.</param>
    /// <param name="words">How verdicts are said.</param>
    internal static ModelAdvice Of(IReadOnlyList<Evidence> evidence, VerdictWords words)
    {
        if (evidence.Count == 0) return new ModelAdvice([], [], []);

        var questions = EvidenceMap.QuestionsFor([.. evidence.Select(one => one.Answers)]);
        var fits = evidence.Select(one => (IReadOnlyList<int>)[.. questions.Select(question => question.PlaceOf(one.Answers))]).ToList();
        return new ModelAdvice(
            questions,
            [.. evidence.Zip(fits, (one, fit) => new AdviceRow(one.Scenario, one.SettingText, one.Sentence(words), fit))],
            [
                .. Combinations([.. questions.Select(question => question.Choices.Count)])
                    .Select(answers => (Answers: answers, Text: Conclusion.Of(
                        [.. evidence.Where((_, place) => Fits(fits[place], answers))], words)))
                    .GroupBy(pair => pair.Text)
                    .Select(group => new AdviceConclusion(group.Key, [.. group.Select(pair => pair.Answers)])),
            ]);
    }

    /// <summary>Whether a row counts for answers: each is left open, or is the row's, or the row fits all.</summary>
    public static bool Fits(IReadOnlyList<int> row, IReadOnlyList<int> answers)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(answers);
        return row.Zip(answers).All(pair => pair.First == Any || pair.Second == Any || pair.First == pair.Second);
    }

    private static IEnumerable<IReadOnlyList<int>> Combinations(IReadOnlyList<int> counts) => counts.Aggregate(
        (IEnumerable<IReadOnlyList<int>>)[[]],
        (begun, count) => begun.SelectMany(answers => Enumerable.Range(Any, count + 1).Select(
            answer => (IReadOnlyList<int>)[.. answers, answer])));
}

/// <summary>A question about a use.</summary>
/// <param name="Text">The question.</param>
/// <param name="Choices">Its answers, those alone for which something was measured; the first is number 1.</param>
public sealed record AdviceQuestion(string Text, IReadOnlyList<string> Choices)
{
    /// <summary>The kind of the question's answers.</summary>
    internal AnswerKind Kind { get; init; }

    /// <summary>The number of the answer that a setting fits.</summary>
    internal int PlaceOf(IReadOnlyDictionary<AnswerKind, Choice> answers)
    {
        if (!answers.TryGetValue(Kind, out var choice)) return ModelAdvice.Any;
        for (var place = 0; place < Choices.Count; place++)
        {
            if (Choices[place] == choice.Text) return place + 1;
        }

        return ModelAdvice.Any;
    }
}

/// <summary>A setting that was measured.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words; may be empty.</param>
/// <param name="Sentence">What its verdicts say.</param>
/// <param name="Fits">For each question the number of the answer that it fits, or <see cref="ModelAdvice.Any"/>.</param>
public sealed record AdviceRow(string Scenario, string Setting, string Sentence, IReadOnlyList<int> Fits);

/// <summary>What the rows that fit say together.</summary>
/// <param name="Text">In a sentence or two.</param>
/// <param name="Answers">The combinations of answers that it is for: a number for each question.</param>
public sealed record AdviceConclusion(string Text, IReadOnlyList<IReadOnlyList<int>> Answers);

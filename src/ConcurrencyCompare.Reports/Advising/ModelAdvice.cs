using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>Which model should one use? Questions, and what was measured for each answer.</summary>
internal static class ModelAdvice
{
    private static readonly (string Text, Func<Use, Choice?> AnswerOf)[] Questions =
    [
        ("What counts?", use => use.Goal),
        ("What happens to an item?", use => use.Work),
        ("How many producers or consumers at once?", use => use.AtOnce),
        ("How many cores?", use => use.Cores),
    ];

    /// <summary>The advice of a run; <see langword="null"/> where it measured nothing that the questions ask
    /// for.</summary>
    /// <param name="uses">What was measured.</param>
    /// <param name="words">How verdicts are said.</param>
    /// <param name="idOf">The section of each scenario.</param>
    public static Advice? Of(IReadOnlyList<Use> uses, VerdictWords words, IReadOnlyDictionary<string, string> idOf)
    {
        if (uses.Count == 0) return null;

        // Without the questions that leave no choice.
        var asked = Questions
            .Select(question => (question.Text, question.AnswerOf, Choices: ChoicesOf(uses, question.AnswerOf)))
            .Where(question => question.Choices.Count > 1)
            .ToList();
        var sentences = new ScenarioWords(words);
        return new Advice(
            [.. asked.Select(question => (question.Text, question.Choices))],
            [
                .. uses.Select(use => new AdviceRow(
                    new Line(SettingWords.Of(use.Setting.Parameters), use.Setting.Scenario,
                        "#" + idOf[use.Setting.Scenario]),
                    use.Setting.Winner ?? "",
                    sentences.Of(use.Setting),
                    [.. asked.Select(question => question.AnswerOf(use) is { } answer
                        ? question.Choices.ToList().IndexOf(answer.Text) + 1
                        : 0)])),
            ])
        {
            For = Readers.Page,
        };
    }

    private static IReadOnlyList<string> ChoicesOf(IReadOnlyList<Use> uses, Func<Use, Choice?> answerOf) =>
        [.. uses.Select(answerOf).OfType<Choice>().OrderBy(choice => choice.Order).Select(choice => choice.Text)
            .Distinct()];
}

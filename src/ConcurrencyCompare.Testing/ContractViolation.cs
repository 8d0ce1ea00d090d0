using System.Globalization;

namespace ConcurrencyCompare.Testing;

/// <summary>That a model broke a rule, and where it showed. Immutable.</summary>
/// <param name="Check">The check that found it: the rule, and the workload.</param>
/// <param name="Message">What was expected, and what happened instead, in a line.</param>
public sealed record ContractViolation(ContractCheck Check, string Message)
{
    /// <summary>One line: the rule's number and its first sentence, the workload, what happened, and the
    /// check.</summary>
    public override string ToString()
    {
        var rule = string.Create(CultureInfo.InvariantCulture, $"rule {Check.Rule} ({Rules.HeadlineOf(Check.Rule)})");
        return $"{rule} is broken with {Check.Workload}: {Message} [{Check.Name}]";
    }
}

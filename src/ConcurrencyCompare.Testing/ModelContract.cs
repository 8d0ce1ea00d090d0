using ConcurrencyCompare.Testing.Checks;

namespace ConcurrencyCompare.Testing;

/// <summary>The contract of <see cref="IConcurrencyModel"/> as a suite of checks, for any test framework or
/// none.</summary>
/// <remarks>
/// <para>Any thread may call everything here. All checks of a model that keeps the contract take a few seconds
/// together; a model that hangs takes <see cref="ContractOptions.Patience"/> for each check in which it hangs.</para>
/// <para>A model that throws on a thread of its own, where nobody can catch it, ends the process, as it would anywhere
/// else.</para>
/// </remarks>
public static class ModelContract
{
    /// <summary>All checks, ordered by rule, and within a rule the smallest workload first.</summary>
    public static IReadOnlyList<ContractCheck> Checks { get; } = Suite.InOrder();

    /// <summary>A rule as <see cref="IConcurrencyModel"/> has it.</summary>
    /// <param name="rule">Its number, from 1 to 9.</param>
    /// <returns>Its text, in a line.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static string RuleText(int rule) => Rules.TextOf(rule);

    /// <summary>Checks a model until it breaks a rule: seconds for one that breaks none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How; <see langword="null"/>, the default, stands for the options' defaults.</param>
    /// <returns>The smallest workload of the first broken rule; <see langword="null"/> if all are kept.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public static ContractViolation? FirstViolation(IConcurrencyModel model, ContractOptions? options = null) =>
        Violations(model, options).FirstOrDefault();

    /// <summary>Checks a model against all rules, as far as the result is asked for: each check runs when its turn
    /// comes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How; <see langword="null"/>, the default, stands for the options' defaults.</param>
    /// <returns>What was violated, in the order of <see cref="Checks"/>; each enumeration checks anew.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public static IEnumerable<ContractViolation> Violations(IConcurrencyModel model, ContractOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ContractOptions();
        return Checks
            .Where(check => check.WhyNotApplicable(model) is null && options.WhyNotApplicable(check) is null)
            .Select(check => ViolationOf(check, model, options.Patience))
            .OfType<ContractViolation>();
    }

    private static ContractViolation? ViolationOf(ContractCheck check, IConcurrencyModel model, TimeSpan patience)
    {
        try
        {
            check.Run(model, patience);
            return null;
        }
        catch (ContractViolationException violation)
        {
            return new ContractViolation(check, violation.Message);
        }
    }
}

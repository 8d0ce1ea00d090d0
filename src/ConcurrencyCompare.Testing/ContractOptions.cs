namespace ConcurrencyCompare.Testing;

/// <summary>How a model is checked. Immutable.</summary>
public sealed record ContractOptions
{
    /// <summary>
    /// How long one check waits for the model before it says that the model hangs: more than zero, and at most a day;
    /// the default is 10 s. No check of a model that keeps the contract takes a second.
    /// </summary>
    /// <remarks>The thread that a hanging model keeps is abandoned: it is a background thread, so that the process can
    /// end nevertheless.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to something else.</exception>
    public TimeSpan Patience
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Says why a check does not apply to this model by its nature, such as one of several producers to a queue for
    /// one; <see langword="null"/> where it applies. The default says that everything applies.
    /// </summary>
    /// <remarks>What follows from <see cref="ModelInfo.RunsOnCallingThread"/> and
    /// <see cref="ModelInfo.NotApplicable"/> is not asked: see <see cref="ContractCheck.WhyNotApplicable"/>. Called by
    /// the thread that checks.</remarks>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public Func<ContractCheck, string?> WhyNotApplicable
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = static _ => null;
}

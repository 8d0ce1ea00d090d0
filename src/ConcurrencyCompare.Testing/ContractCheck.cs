using System.Globalization;
using ConcurrencyCompare.Testing.Checks;

namespace ConcurrencyCompare.Testing;

/// <summary>One rule of <see cref="IConcurrencyModel"/>, checked with one workload. Immutable; any thread may run it,
/// and any number at a time.</summary>
public sealed class ContractCheck
{
    private readonly Action<PatientModel, Shape> _check;

    internal ContractCheck(
        int rule, string name, Shape shape, Action<PatientModel, Shape> check, WorkloadNeeds needs, bool onOneThread)
    {
        Rule = rule;
        Name = name;
        Shape = shape;
        Needs = needs | shape.Needs;
        OnOneThread = onOneThread;
        _check = check;
    }

    /// <summary>The number of the rule, from 1 to 9; <see cref="ModelContract.RuleText"/> has its text.</summary>
    public int Rule { get; }

    /// <summary>What the model is expected to do, such as "queues no more than the capacity".</summary>
    public string Name { get; }

    /// <summary>What it is run with, such as "2 producers of 20 items, 1 consumer, capacity 3".</summary>
    public string Workload => Shape.ToString();

    /// <summary>What the workload asks of the model.</summary>
    public WorkloadNeeds Needs { get; }

    internal Shape Shape { get; }

    /// <summary>Whether everything has to happen on one thread, so that its order is determined.</summary>
    internal bool OnOneThread { get; }

    /// <summary>Why this check says nothing of a model, as its <see cref="ModelInfo"/> tells; <see langword="null"/> if
    /// it applies.</summary>
    /// <param name="model">The model; it is not run.</param>
    /// <returns>The reason, such as "not everything happens on the calling thread", or that in
    /// <see cref="ModelInfo.NotApplicable"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public string? WhyNotApplicable(IConcurrencyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (OnOneThread && !model.Info.RunsOnCallingThread) return "not everything happens on the calling thread";
        return Needs.HasFlag(WorkloadNeeds.OverlappingCalls) && model.Info.RunsOnCallingThread
            ? "on one thread, all stands still while a call blocks"
            : model.Info.WhyNotApplicable(Needs);
    }

    /// <summary>Runs the model with the workload, in threads of this check's own, and returns if it kept the
    /// rule.</summary>
    /// <remarks>Takes milliseconds for a model that keeps the rule; for one that hangs, as long as
    /// <see cref="ContractOptions.Patience"/> says by default, 10 s.</remarks>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ContractViolationException">The model broke the rule, or hangs; its message says what was
    /// expected and what happened.</exception>
    /// <exception cref="InvalidOperationException">The check does not apply to the model
    /// (<see cref="WhyNotApplicable"/>), so that nothing could be told from it.</exception>
    public void Run(IConcurrencyModel model) => Run(model, new ContractOptions().Patience);

    /// <summary>The rule, the check and the workload, in a line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"rule {Rule}: {Name}; {Workload}");

    /// <param name="model">The model.</param>
    /// <param name="patience">How long it is waited for.</param>
    internal void Run(IConcurrencyModel model, TimeSpan patience)
    {
        if (WhyNotApplicable(model) is { } reason)
            throw new InvalidOperationException($"'{this}' does not apply to '{model.Info.Name}': {reason}.");

        try
        {
            _check(new PatientModel(model, patience), Shape);
        }
#pragma warning disable CA1031 // Whatever comes out of a model where nothing should is a violation.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            throw Expect.ViolationIn(thrown) ?? new ContractViolationException(
                $"expected no exception; {Words.Exception(thrown)} came out of Run", thrown);
        }
    }
}

using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>The cases that are compared inside one round: all models of a setting, measured once or several
/// times.</summary>
/// <remarks>They are repeated together, because a ratio is worth something only from measurements side by
/// side.</remarks>
/// <typeparam name="TCase">What tells the cases apart.</typeparam>
/// <param name="cases">The cases, in the order in which they are measured.</param>
internal sealed class RoundGroup<TCase>(IReadOnlyList<TCase> cases)
    where TCase : notnull
{
    private readonly Dictionary<TCase, List<RoundResult>> _attempts =
        cases.ToDictionary(key => key, _ => new List<RoundResult>());

    public IReadOnlyList<TCase> Cases => cases;

    /// <summary>How often it was tried again.</summary>
    public int Repeats { get; private set; }

    /// <summary>Whether every case was measured as often as it was tried. One that failed is not tried again.</summary>
    public bool IsComplete => _attempts.Values.All(results => results.Count == Repeats + 1);

    /// <summary>Whether what counts of it is disturbed.</summary>
    public bool IsDisturbed => IsAttemptDisturbed(Chosen);

    /// <summary>How many cases were disturbed when they were measured first.</summary>
    public int DisturbedAtFirst => _attempts.Values.Count(results => results is [{ IsDisturbed: true }, ..]);

    /// <summary>How often a case was measured.</summary>
    public int AttemptsOf(TCase measured) => _attempts[measured].Count;

    private int CompleteAttempts => _attempts.Values.Min(results => results.Count);

    /// <summary>The first attempt that nobody disturbed; where there is none, the first one, with its mark.</summary>
    private int Chosen => Enumerable.Range(0, CompleteAttempts).FirstOrDefault(attempt => !IsAttemptDisturbed(attempt));

    /// <summary>Says that what is added from now on belongs to another try.</summary>
    public void BeginRepeat() => Repeats++;

    public void Add(TCase measured, RoundResult result) => _attempts[measured].Add(result);

    /// <summary>Takes over what an earlier part of the run measured of a case.</summary>
    /// <param name="measured">The case.</param>
    /// <param name="result">What counted of it, with what was set aside.</param>
    public void Restore(TCase measured, RoundResult result)
    {
        var attempts = (result.SetAside ?? []).Append(result with { SetAside = null })
            .OrderBy(attempt => attempt.Position);
        _attempts[measured].AddRange(attempts);
        Repeats = Math.Max(Repeats, _attempts[measured].Count - 1);
    }

    /// <summary>The measurement of a case that counts, with the others beside it; <see langword="null"/> before there
    /// is one.</summary>
    public RoundResult? Counted(TCase measured)
    {
        var results = _attempts[measured];
        if (results.Count == 0) return null;

        var chosen = Chosen;
        return results.Count == 1
            ? results[0]
            : results[chosen] with { SetAside = [.. results.Where((_, attempt) => attempt != chosen)] };
    }

    private bool IsAttemptDisturbed(int attempt) =>
        _attempts.Values.Any(results => results.Count > attempt && results[attempt].IsDisturbed);
}

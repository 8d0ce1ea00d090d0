namespace ConcurrencyCompare.Exploration;

/// <summary>A system of threads that is set up anew for every schedule.</summary>
internal interface ISystem
{
    /// <summary>Adds the threads.</summary>
    void Begin(Execution execution);

    /// <summary>What is wrong at the end, if anything is.</summary>
    /// <param name="someSleep">Whether there are threads that wait for ever.</param>
    string? Judge(bool someSleep);
}

/// <summary>Runs a system in every schedule up to a bound, until one is wrong.</summary>
internal static class Explorer
{
    public static Exploration Explore(Func<ISystem> create, int bound, bool hasStoreBuffers = false)
    {
        using var workers = new Workers();
        var schedule = new Schedule(bound);
        var steps = 0L;
        for (var count = 1; ; count++)
        {
            var system = create();
            var execution = new Execution(schedule, workers, hasStoreBuffers);
            system.Begin(execution);
            execution.Run();
            steps += execution.Story.Count;
            var complaint = execution.Complaint ?? system.Judge(execution.HasSleepers);
            if (complaint is not null || !schedule.TryMoveNext())
                return new Exploration(count, steps, complaint, execution.Story);
        }
    }
}

/// <summary>What an exploration found.</summary>
/// <param name="Schedules">How many there are, or were until something was wrong.</param>
/// <param name="Steps">How many steps they have together.</param>
/// <param name="Complaint">What is wrong with the last one, if anything is.</param>
/// <param name="Story">The steps of the last one.</param>
internal sealed record Exploration(int Schedules, long Steps, string? Complaint, IReadOnlyList<string> Story);

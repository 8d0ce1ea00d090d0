namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>Goes through every order in which the steps of a system can happen.</summary>
internal static class Explorer
{
    /// <summary>Explores depth first, each state once.</summary>
    /// <param name="start">Where all orders begin.</param>
    /// <param name="steps">What can happen next in a state, and where that leads; nothing in a final state.</param>
    /// <param name="complaint">What is wrong with a state, if anything is; is it final?</param>
    public static Exploration Explore<TState>(
        TState start,
        Func<TState, IEnumerable<(string Step, TState Next)>> steps,
        Func<TState, bool, string?> complaint)
        where TState : notnull
    {
        // How each state was reached first: enough to tell the story of one that is wrong.
        var origin = new Dictionary<TState, (TState Before, string Step)> { [start] = (start, "") };
        var open = new Stack<TState>([start]);
        var finalStates = 0;
        while (open.TryPop(out var state))
        {
            var isFinal = true;
            foreach (var (step, next) in steps(state))
            {
                isFinal = false;
                if (origin.TryAdd(next, (state, step))) open.Push(next);
            }

            if (isFinal) finalStates++;
            if (complaint(state, isFinal) is { } wrong)
                return new Exploration(origin.Count, finalStates, wrong, Story(start, state, origin));
        }

        return new Exploration(origin.Count, finalStates, null, []);
    }

    private static List<string> Story<TState>(
        TState start, TState state, Dictionary<TState, (TState Before, string Step)> origin)
        where TState : notnull
    {
        var story = new List<string>();
        while (!state.Equals(start))
        {
            (state, var step) = origin[state];
            story.Add(step);
        }

        story.Reverse();
        return story;
    }
}

/// <summary>What an exploration found.</summary>
/// <param name="States">How many states there are, or were until something was wrong.</param>
/// <param name="FinalStates">In how many of them nothing more can happen.</param>
/// <param name="Complaint">What is wrong with one of them.</param>
/// <param name="Story">The steps that lead there.</param>
internal sealed record Exploration(int States, int FinalStates, string? Complaint, IReadOnlyList<string> Story);

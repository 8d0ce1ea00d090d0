namespace ConcurrencyCompare;

/// <summary>Work of one's own, to measure models with: what producers make, what consumers do with it, and how many
/// there are.</summary>
/// <remarks>
/// The benchmarks take a public class of this kind, with a constructor without parameters, from a plug-in. They number
/// the items on their way, so that whatever an item is, each has to come once and in order.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IWork<T>
{
    /// <summary>The work's name in results and in reports: small letters, digits and hyphens, at most 40; it never
    /// changes.</summary>
    string Name { get; }

    /// <summary>What the work is, in a line.</summary>
    string Description { get; }

    /// <summary>Makes the work for one run, outside of what is measured.</summary>
    /// <returns>A workload of its own: always with as many producers, consumers and items, and the same
    /// limits.</returns>
    Workload<T> Create();
}

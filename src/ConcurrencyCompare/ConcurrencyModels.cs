using ConcurrencyCompare.Models.Callbacks;
using ConcurrencyCompare.Models.Iterators;
using ConcurrencyCompare.Models.Threads;

namespace ConcurrencyCompare;

/// <summary>The registry of models: a new one is a folder under <c>Models/</c> and a line here.</summary>
public static class ConcurrencyModels
{
    /// <summary>All models, in the order in which they are shown; any thread may use them.</summary>
    public static IReadOnlyList<IConcurrencyModel> All { get; } =
    [
        new ThreadModel(),
        new CallbackModel(),
        new IteratorModel(),
    ];
}

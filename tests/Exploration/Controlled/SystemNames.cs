// An alias cannot be generic: names of enclosing namespaces come before those that a file imports.
namespace ConcurrencyCompare
{
    internal sealed class BlockingCollection<T> : Exploration.Controlled.BlockingCollection<T>;
}

namespace Mistakes
{
    internal sealed class BlockingCollection<T> : ConcurrencyCompare.Exploration.Controlled.BlockingCollection<T>;
}

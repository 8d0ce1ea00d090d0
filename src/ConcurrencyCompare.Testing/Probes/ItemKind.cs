using System.Globalization;

namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Items that say which producer made them, and as which of its items.</summary>
/// <param name="Make">The item of a producer and an index.</param>
/// <param name="Read">The producer and index of an item; nothing for an item that cannot say.</param>
internal sealed record ItemKind<T>(Func<int, int, T> Make, Func<T, (int Producer, int Index)?> Read);

internal static class ItemKind
{
    private const int ItemsOfAProducer = 1_000_000;

    public static ItemKind<int> Values { get; } = new(
        static (producer, index) => producer * ItemsOfAProducer + index,
        static item => (item / ItemsOfAProducer, item % ItemsOfAProducer));

    /// <summary>Every third item is null.</summary>
    public static ItemKind<string?> ReferencesAndNulls { get; } = new(
        static (producer, index) =>
            index % 3 == 1 ? null : (producer * ItemsOfAProducer + index).ToString(CultureInfo.InvariantCulture),
        static item =>
            item is null ? null : Values.Read(int.Parse(item, CultureInfo.InvariantCulture)));
}

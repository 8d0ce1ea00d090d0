using System.Runtime.CompilerServices;
using Real = System.Threading.Interlocked;

namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Stands for <see cref="System.Threading.Interlocked"/>; each of its calls is a full fence.</summary>
internal static class Interlocked
{
    public static int Exchange(
        ref int location, int value, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach(name, "Exchange");
        return Real.Exchange(ref location, value);
    }

    public static T Exchange<T>(
        ref T location, T value, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach(name, "Exchange");
        return Real.Exchange(ref location, value);
    }

    public static int CompareExchange(
        ref int location, int value, int comparand, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach(name, "CompareExchange");
        return Real.CompareExchange(ref location, value, comparand);
    }

    public static T CompareExchange<T>(
        ref T location, T value, T comparand, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach(name, "CompareExchange");
        return Real.CompareExchange(ref location, value, comparand);
    }

    public static int Increment(ref int location, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach(name, "Increment");
        return Real.Increment(ref location);
    }

    public static int Decrement(ref int location, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach(name, "Decrement");
        return Real.Decrement(ref location);
    }

    private static void Reach(string name, string what)
    {
        var execution = Execution.Current;
        execution.Fence();
        execution.Reach($"{what} {name}");
    }
}

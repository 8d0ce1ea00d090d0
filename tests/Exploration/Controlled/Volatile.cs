using System.Runtime.CompilerServices;
using Real = System.Threading.Volatile;

namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>
/// Stands for <see cref="System.Threading.Volatile"/>. Its writes are no fence: what a thread reads afterwards may be
/// read before its write is seen by others, as on every processor of today.
/// </summary>
internal static class Volatile
{
    public static T Read<T>(ref readonly T location, [CallerArgumentExpression(nameof(location))] string name = "")
        where T : class?
    {
        Reach("Read", name);
        return Real.Read(in location);
    }

    public static int Read(ref readonly int location, [CallerArgumentExpression(nameof(location))] string name = "") =>
        (int?)Reach("Read", name) ?? Real.Read(in location);

    public static bool Read(
        ref readonly bool location, [CallerArgumentExpression(nameof(location))] string name = "") =>
        (bool?)Reach("Read", name) ?? Real.Read(in location);

    public static void Write(ref int location, int value, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach("Write", name);
        if (!Execution.Current.WriteLate(FieldOf(name), value)) Real.Write(ref location, value);
    }

    public static void Write(
        ref bool location, bool value, [CallerArgumentExpression(nameof(location))] string name = "")
    {
        Reach("Write", name);
        if (!Execution.Current.WriteLate(FieldOf(name), value)) Real.Write(ref location, value);
    }

    public static void Write<T>(ref T location, T value, [CallerArgumentExpression(nameof(location))] string name = "")
        where T : class?
    {
        Reach("Write", name);
        Real.Write(ref location, value);
    }

    /// <returns>The calling thread's own store to the field, if others cannot see it yet.</returns>
    private static object? Reach(string what, string name)
    {
        var execution = Execution.Current;
        execution.Reach($"{what} {name}");
        return execution.OwnStore(FieldOf(name));
    }

    private static string FieldOf(string name) => name.Split(' ')[^1];
}

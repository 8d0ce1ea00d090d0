namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>Switches of the runtime that are on unless somebody turns them off.</summary>
/// <remarks>Measured processes inherit environment variables and have no configuration of their own.
/// https://learn.microsoft.com/dotnet/core/runtime-config/compilation</remarks>
internal static class RuntimeSwitch
{
    /// <param name="name">The switch, such as <c>TieredPGO</c>.</param>
    public static bool IsOn(string name)
    {
        var variable = Environment.GetEnvironmentVariable("DOTNET_" + name)
            ?? Environment.GetEnvironmentVariable("COMPlus_" + name);
        if (variable is not null) return variable.Trim() != "0";
        return !AppContext.TryGetSwitch($"System.Runtime.{name}", out var isOn) || isOn;
    }
}

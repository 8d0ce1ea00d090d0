namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>What the power comes from.</summary>
internal static class PowerSource
{
    public const string Mains = "mains";
    public const string Battery = "battery";

    /// <returns><see langword="null"/> where the system does not say: servers and virtual machines.</returns>
    public static string? Read(LinuxFiles files) =>
        Of(files.FoldersIn("/sys/class/power_supply").Select(supply => new Supply(
        files.TryRead($"{supply}/type"), files.TryRead($"{supply}/scope"), files.TryRead($"{supply}/online"),
        files.TryRead($"{supply}/status"))));

    /// <summary>A plug that gives power wins; a battery that does not discharge is on one.</summary>
    public static string? Of(IEnumerable<Supply> supplies)
    {
        // Batteries of mice and keyboards have the scope Device.
        var own = supplies.Where(supply => supply.Scope != "Device").ToList();
        if (own.Any(supply => supply is { Type: "Mains" or "USB", Online: "1" })) return Mains;

        var batteries = own.Where(supply => supply.Type == "Battery").ToList();
        if (batteries.Any(battery => battery.Status == "Discharging")) return Battery;
        return batteries.Count > 0 ? Mains : null;
    }

    /// <summary>A power supply as Linux describes it:
    /// https://docs.kernel.org/admin-guide/abi-testing.html#abi-sys-class-power-supply-supply-name-type</summary>
    public sealed record Supply(string? Type, string? Scope, string? Online, string? Status);
}

using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>The broker that a run had. Holds nothing that names a host.</summary>
/// <param name="Version">What it is, with its version.</param>
/// <param name="IsOwn">Whether it was started for the run, and ended with it.</param>
/// <param name="IsHere">Whether it ran on the machine that measured.</param>
/// <param name="AppendsOnly">Whether it wrote down every change.</param>
internal sealed record BrokerFacts(
    [property: MinLength(1)] string Version, bool IsOwn, bool IsHere, bool AppendsOnly);

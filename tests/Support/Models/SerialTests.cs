namespace ConcurrencyCompare.Tests.Support;

/// <summary>The collection of tests that change something of the whole process, such as its environment: nothing runs
/// beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SerialTests
{
    public const string Name = "serial";
}

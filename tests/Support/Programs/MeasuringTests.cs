namespace ConcurrencyCompare.Tests.Support;

/// <summary>The collection of tests that build and run the application in this folder, or copy it: it may run only once
/// at a time, so they have to follow each other.</summary>
internal static class MeasuringTests
{
    public const string Name = "measuring";
}

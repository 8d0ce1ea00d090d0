using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>What leaves a process comes out as it went in, or is refused.</summary>
public class ItemFormTests
{
    [Fact]
    public void Read_gives_what_was_written()
    {
        Same(-7);
        Same<int?>(null);
        Same<int?>(7);
        Same(double.NaN);
        Same((Text: "a", Number: 3, Inner: (1, "b")));
        Same(new TimedItem(1, 2, 3));
        Same(new StructPayload(1, 2, 3, long.MinValue));
        Same(new ReferencePayload(5));
        Same<ReferencePayload?>(null);
        Same("");
        Same<string?>(null);
        Same("\0 \ud800 \u00e9 \ud83d\ude00");
        Same(new Order("x", 1.5m, DayOfWeek.Friday, null));
        Same(new Order("x", 2, DayOfWeek.Monday, new Order("y", 0, 0, null)));
        Assert.Equal([1, 2], Turned<int[]>([1, 2]));
        Assert.Equal([new(1), new(2)], Turned<List<ReferencePayload>>([new(1), new(2)]));
        Assert.Equal([3, 0, 3], Turned(SizedPayload.Of(3, 3)).Bytes);
    }

    [Fact]
    public void CanTravel_says_no_of_what_means_nothing_elsewhere()
    {
        Assert.False(ItemForm.CanTravel<Action>());
        Assert.False(ItemForm.CanTravel<object>());
        Assert.False(ItemForm.CanTravel<IComparable>());
        Assert.False(ItemForm.CanTravel<Stream>());
        Assert.False(ItemForm.CanTravel<Task>());
        Assert.False(ItemForm.CanTravel<Thread>());
        Assert.False(ItemForm.CanTravel<CancellationToken>());
        Assert.False(ItemForm.CanTravel<TaskCompletionSource<int>>());
        Assert.False(ItemForm.CanTravel<(int, Func<int>)>());
        Assert.False(ItemForm.CanTravel<Func<int>[]>());
        Assert.False(ItemForm.CanTravel<Secretive>());
        Assert.False(ItemForm.CanTravel<IEnumerable<int>>());
        Assert.False(ItemForm.CanTravel<System.Runtime.InteropServices.GCHandle>());
    }

    [Fact]
    public void Write_refuses_an_object_that_is_more_than_its_type_says()
    {
        Assert.True(ItemForm.CanTravel<Animal>());
        Assert.Equal(4, Turned(new Animal { Legs = 4 }).Legs);
        Assert.Throws<NotSupportedException>(() => ItemForm.Write<Animal>(new Dog { Legs = 4 }));
    }

    [Fact]
    public void Write_refuses_a_circle()
    {
        var circle = new Ring();
        circle.Next = circle;
        Assert.Throws<NotSupportedException>(() => ItemForm.Write(circle));
    }

    [Fact]
    public void Run_refuses_items_of_one_process_alone_with_the_reason()
    {
        var model = new RedisModel(() => throw new InvalidOperationException("It was not needed."));
        var workload = new Workload<Action>(
            [new TestProducer<Action>(1, _ => () => { })], [new TestConsumer<Action>()]);

        var refusal = Assert.Throws<RefusedException>(() => Patience.Run(model, workload));

        Assert.Equal(RedisModel.OwnProcess.Reason, refusal.Message);
    }

    private static void Same<T>(T item) => Assert.Equal(item, Turned(item));

    private static T Turned<T>(T item)
    {
        Assert.True(ItemForm.CanTravel<T>(), $"{typeof(T)} cannot travel");
        return ItemForm.Read<T>(ItemForm.Write(item));
    }

    private sealed record Order(string Name, decimal Price, DayOfWeek Day, Order? Before);

    private class Animal
    {
        public int Legs { get; set; }
    }

    private sealed class Dog : Animal;

    private sealed class Ring
    {
        public Ring? Next { get; set; }
    }

    private sealed class Secretive
    {
        private readonly int _secret = Environment.ProcessId;

        public int Number { get; set; }

        public int Sum() => Number + _secret;
    }
}

using ConcurrencyCompare.Benchmarks.Commands;
using ConcurrencyCompare.Benchmarks.Display;

Terminal.Prepare();
return Application.Run(args, new LostReader(Console.Out), new LostReader(Console.Error));

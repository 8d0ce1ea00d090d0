using ConcurrencyCompare.Benchmarks.Commands;

return Application.Run(args, Console.Out, Console.Error);

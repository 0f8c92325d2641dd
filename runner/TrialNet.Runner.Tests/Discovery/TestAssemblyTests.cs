using System.Reflection;
using System.Reflection.Emit;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Tests.Discovery;

/// <summary>Which methods are tests, and which are errors instead; never is one passed over in silence (T13, T40).</summary>
public sealed class TestAssemblyTests
{
    [Fact]
    public void Tests_are_public_methods_of_that_name_or_with_that_mark()
    {
        Assert.Equal(["Marked", "TestCase", "TestOne", "TestTwo"], Load(typeof(Plain)).Tests.Select(static test => test.MethodName));
        Assert.All(Load(typeof(Plain)).Tests, static test => Assert.Null(test.LoadError));
    }

    [Fact]
    public void Ids_name_namespace_classes_and_method_and_are_sorted()
    {
        var tests = Load(typeof(Outer.Inner), typeof(Outer)).Tests;

        Assert.Equal(
            [
                "TrialNet.Runner.Tests.Discovery.TestAssemblyTests+Outer+Inner.Test",
                "TrialNet.Runner.Tests.Discovery.TestAssemblyTests+Outer.Test",
            ],
            tests.Select(static test => test.Id));
        Assert.Equal(("TrialNet.Runner.Tests.Discovery", "TestAssemblyTests+Outer+Inner", "Test"), (tests[0].Namespace, tests[0].ClassName, tests[0].MethodName));
    }

    [Fact]
    public void A_test_has_the_tags_of_its_method_its_class_and_the_classes_below()
    {
        Assert.Equal(
            [("TestBoth", "database network slow"), ("TestClass", "network slow")],
            Load(typeof(TaggedTests)).Tests.Select(static test => (test.MethodName, string.Join(' ', test.Tags))));
        Assert.All(Load(typeof(Plain)).Tests, static test => Assert.Empty(test.Tags));
    }

    [Fact]
    public void A_whole_assembly_may_be_skipped_and_a_null_reason_undoes_it()
    {
        var marked = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Marked"), AssemblyBuilderAccess.Run);
        marked.SetCustomAttribute(new CustomAttributeBuilder(typeof(SkipAttribute).GetConstructor([typeof(string)])!, ["out of print"]));
        var tests = TestAssembly.Load(Assembly.GetExecutingAssembly(), [typeof(InPrint)], timeout: null, TestMarks.Of((Assembly)marked));

        Assert.Equal(["out of print", null], tests.Tests.Select(test => tests.Find(test.Id)!.SkipReason));
    }

    [Fact]
    public void A_tag_that_could_not_be_chosen_is_a_load_error() =>
        Assert.Equal(
            "The tag 'very slow' could not be chosen: a tag has at least one character, and no blank, comma, '*', '?' or '!'.",
            Assert.Single(Load(typeof(BadlyTagged)).Tests).LoadError);

    [Theory]
    [InlineData("TestAsyncVoid", "TestAsyncVoid is async void, so nobody could wait for it: let it return Task or Deferred.")]
    [InlineData("TestBool", "TestBool returns Boolean, which the runner could not wait for. Let it return void, Deferred, Deferred<T>, Task, Task<T> or ValueTask.")]
    [InlineData("TestIterator", "TestIterator returns IEnumerable<Deferred>: an iterator's body would never run. Let it return void, Deferred, Deferred<T>, Task, Task<T> or ValueTask.")]
    [InlineData("TestAsyncIterator", "TestAsyncIterator returns IAsyncEnumerable<Int32>: an iterator's body would never run. Let it return void, Deferred, Deferred<T>, Task, Task<T> or ValueTask.")]
    [InlineData("TestTaskInTask", "TestTaskInTask returns Task<Task>: nobody would wait for the inner Task. Await it, or let it return that.")]
    [InlineData("TestTaskInDeferred", "TestTaskInDeferred returns Deferred<ValueTask<Int32>>: nobody would wait for the inner ValueTask<Int32>. Await it, or let it return that.")]
    [InlineData("TestParameters(Int32, String[])", "TestParameters takes parameters (Int32 count, String[] names), and nothing gives it arguments.")]
    [InlineData("TestGeneric", "TestGeneric is generic: nobody could tell the runner its type arguments.")]
    [InlineData("TestStatic", "TestStatic is static: make it an instance method.")]
    [InlineData("MarkedButHidden", "MarkedButHidden is marked as a test but is not public.")]
    [InlineData("TestNoTime", "A timeout of 0 s makes no sense: it has to be more than 0 and at most 24 days.")]
    public void A_method_that_cannot_be_run_is_an_error_that_says_why(string name, string text) =>
        Assert.Equal(text, Assert.Single(Load(typeof(Wrong)).Tests, test => test.MethodName == name).LoadError);

    [Theory]
    [InlineData(typeof(NoConstructor), "TestAssemblyTests+NoConstructor has no public constructor without parameters.")]
    [InlineData(typeof(Childless), "TestAssemblyTests+Childless is abstract and no class derives from it, so its tests would never run.")]
    [InlineData(typeof(Generic<>), "TestAssemblyTests+Generic is generic: derive a class from it that says its type arguments, and make it abstract.")]
    [InlineData(typeof(Misspelt), "Setup would never be called: the name is SetUp.")]
    [InlineData(typeof(PrivateSetUp), "SetUp is not public or protected, so it would not be seen from derived classes.")]
    [InlineData(typeof(WrongTearDown), "TearDown returns Boolean, which the runner could not wait for. Let it return void, Deferred, Deferred<T>, Task, Task<T> or ValueTask.")]
    [InlineData(typeof(NoTestCase), "TestAssemblyTests+NoTestCase does not derive from TestCase.")]
    public void A_class_whose_tests_cannot_be_run_makes_each_of_them_an_error(Type type, string text) =>
        Assert.Equal(text, Assert.Single(Load(type).Tests).LoadError);

    [Fact]
    public void Tests_of_an_abstract_class_belong_to_each_that_derives_from_it()
    {
        var tests = Load(typeof(Abstract), typeof(FirstChild), typeof(SecondChild)).Tests;

        Assert.Equal(
            ["FirstChild.TestInherited", "FirstChild.TestOwn", "FirstChild.TestReplaced", "SecondChild.TestInherited", "SecondChild.TestReplaced"],
            tests.Select(static test => test.Id[(test.Id.LastIndexOf('+') + 1)..]));
        Assert.All(tests, static test => Assert.Null(test.LoadError));
    }

    [Fact]
    public void A_generic_base_is_fine_if_somebody_closes_it()
    {
        var tests = Load(typeof(AbstractGeneric<>), typeof(Closed)).Tests;

        Assert.EndsWith("+Closed.Test", Assert.Single(tests).Id, StringComparison.Ordinal);
        Assert.Null(tests[0].LoadError);
    }

    [Fact]
    public void The_nearest_timeout_counts()
    {
        var tests = TestAssembly.Load(Assembly.GetExecutingAssembly(), [typeof(Timed), typeof(TimedChild), typeof(Untimed)], new TimeoutAttribute(9)).Tests;

        Assert.Equal(
            [("Timed.TestClass", 2), ("Timed.TestMethod", 1), ("TimedChild.TestClass", 2), ("TimedChild.TestMethod", 1), ("Untimed.Test", 9)],
            tests.Select(static test => (test.Id[(test.Id.LastIndexOf('+') + 1)..], (int)test.Timeout.TotalSeconds)));
        Assert.Equal(TimeSpan.FromSeconds(120), Assert.Single(Load(typeof(Untimed)).Tests).Timeout);
    }

    [Fact]
    public void Marks_and_symbols_tell_where_tests_are()
    {
        var loaded = TestAssembly.Load(Assembly.GetExecutingAssembly());
        var located = loaded.LocateTests();

        Assert.Equal(loaded.Tests.Count, located.Count);
        foreach (var name in (string[])["TestOne", "TestTwo", "Marked"])
        {
            var test = Assert.Single(located, test => test.ClassName == "TestAssemblyTests+Plain" && test.MethodName == name);
            var line = File.ReadAllLines(test.File!)[test.Line - 1];
            Assert.Matches(name == "Marked" ? @"\[Test\]" : $"{name}\\(|{{", line);
        }
    }

    [Fact]
    public void Before_many_tests_run_the_collector_has_been_there()
    {
        var collections = GC.CollectionCount(1);

        Load(typeof(Plain)).Settle(toRun: 1_000);

        Assert.True(GC.CollectionCount(1) >= collections + 2);
    }

    private static TestAssembly Load(params Type[] types) => TestAssembly.Load(Assembly.GetExecutingAssembly(), types, timeout: null);

    private sealed class Plain : TestCase
    {
        public void TestOne() => Helper();

        public async Task TestTwo()
        {
            await Task.Yield();
            NotTest();
        }

        [Test]
        public void Marked() => Helper();

        public void TestCase() => Helper();

        public void NotTest() => Helper();

        private void TestHelper() => Helper();

        private static void Helper()
        {
        }
    }

    private sealed class Wrong : TestCase
    {
#pragma warning disable VSTHRD100 // What becomes of it is the question.
        public async void TestAsyncVoid() => await Task.Yield();
#pragma warning restore VSTHRD100

        public bool TestBool() => true;

        public Task<Task> TestTaskInTask() => Task.FromResult(Task.CompletedTask);

        public Deferred<ValueTask<int>> TestTaskInDeferred() => new();

        public IEnumerable<Deferred> TestIterator()
        {
            yield return Deferred.Succeed();
        }

        public async IAsyncEnumerable<int> TestAsyncIterator()
        {
            await Task.Yield();
            yield return 1;
        }

        public void TestParameters(int count, string[] names) => AssertEqual(count, names.Length);

        public void TestGeneric<T>() => AssertNotNull(typeof(T));

        public static void TestStatic() => AssertTrue(condition: true);

        [Timeout(0)]
        public void TestNoTime() => AssertNotNull(Reactor);

        [Test]
        private void MarkedButHidden() => AssertNotNull(Reactor);
    }

    private sealed class Outer : TestCase
    {
        public void Test() => AssertNotNull(Reactor);

        internal sealed class Inner : TestCase
        {
            public void Test() => AssertNotNull(Reactor);
        }
    }

    private sealed class NoConstructor(int number) : TestCase
    {
        public void Test() => AssertEqual(1, number);
    }

    private abstract class Childless : TestCase
    {
        public void Test() => AssertNotNull(Reactor);
    }

    private sealed class Generic<T> : TestCase
    {
        public void Test() => AssertNotNull(typeof(T));
    }

    private sealed class Misspelt : TestCase
    {
        public void Setup() => AssertNotNull(Reactor);

        public void Test() => AssertNotNull(Reactor);
    }

    private sealed class PrivateSetUp : TestCase
    {
        public void Test() => AssertNotNull(Reactor);

        private void SetUp() => AssertNotNull(Reactor);
    }

    private sealed class WrongTearDown : TestCase
    {
        public void Test() => AssertNotNull(Reactor);

        public bool TearDown() => true;
    }

    private sealed class NoTestCase
    {
        [Test]
        public void Marked()
        {
        }

        public void TestNotMeantAsOne()
        {
        }
    }

    private abstract class Abstract : TestCase
    {
        public void TestInherited() => AssertNotNull(Reactor);

        public virtual void TestReplaced() => Fail("replaced");
    }

    private sealed class FirstChild : Abstract
    {
        public void TestOwn() => AssertNotNull(Reactor);

        public override void TestReplaced() => AssertNotNull(Reactor);
    }

    private sealed class SecondChild : Abstract
    {
        public new void TestReplaced() => AssertNotNull(Reactor);
    }

    private abstract class AbstractGeneric<T> : TestCase
    {
        public void Test() => AssertNotNull(typeof(T));
    }

    private sealed class Closed : AbstractGeneric<int>;

    [Timeout(2)]
    private class Timed : TestCase
    {
        [Timeout(1)]
        public virtual void TestMethod() => AssertNotNull(Reactor);

        public void TestClass() => AssertNotNull(Reactor);
    }

    private sealed class TimedChild : Timed;

    private sealed class Untimed : TestCase
    {
        public void Test() => AssertNotNull(Reactor);
    }

    [Tag("slow")]
    private abstract class TaggedBase : TestCase;

    [Tag("network")]
    private sealed class TaggedTests : TaggedBase
    {
        public void TestClass()
        {
        }

        [Tag("slow", "database")]
        public void TestBoth()
        {
        }
    }

    private sealed class BadlyTagged : TestCase
    {
        [Tag("very slow")]
        public void TestTag()
        {
        }
    }

    private sealed class InPrint : TestCase
    {
        public void TestOne() => AssertNotNull(Reactor);

        [Skip(null)]
        public void TestTwo() => AssertNotNull(Reactor);
    }
}

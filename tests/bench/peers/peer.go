// Go's side of the benchmarks: peer NAME prints the nanoseconds of one operation.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

func perOperation(n int, body func()) float64 {
	start := time.Now()
	body()
	return float64(time.Since(start).Nanoseconds()) / float64(n)
}

// Two goroutines on one processor take turns.
func softSwitch(n int) float64 {
	return perOperation(2*n, func() {
		var group sync.WaitGroup
		group.Add(2)
		for i := 0; i < 2; i++ {
			go func() {
				defer group.Done()
				for k := 0; k < n; k++ {
					runtime.Gosched()
				}
			}()
		}
		group.Wait()
	})
}

// A message goes over one unbuffered channel and its answer comes back over another.
func channel(n int) float64 {
	there, back := make(chan int), make(chan int)
	go func() {
		for value := range there {
			back <- value + 1
		}
	}()
	defer close(there)
	return perOperation(2*n, func() {
		for k := 0; k < n; k++ {
			there <- k
			if <-back != k+1 {
				panic("a wrong answer")
			}
		}
	})
}

// Starts goroutines in batches and waits for the end of each batch.
func spawn(n int) float64 {
	const batch = 100
	sum := 0
	return perOperation(n/batch*batch, func() {
		for k := 0; k < n/batch; k++ {
			var group sync.WaitGroup
			group.Add(batch)
			for i := 0; i < batch; i++ {
				go func() {
					sum++
					group.Done()
				}()
			}
			group.Wait()
		}
	})
}

func main() {
	runtime.GOMAXPROCS(1)
	benches := map[string]struct {
		run func(int) float64
		n   int
	}{
		"switch":  {softSwitch, 1000000},
		"channel": {channel, 500000},
		"spawn":   {spawn, 500000},
	}
	bench, known := benches[os.Args[1]]
	if !known {
		fmt.Fprintln(os.Stderr, "no benchmark", os.Args[1])
		os.Exit(1)
	}
	bench.run(bench.n / 10)
	fmt.Printf("ns %.2f\n", bench.run(bench.n))
}

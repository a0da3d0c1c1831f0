package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
)

// client speaks Netlify's REST API: one request a call, no retries, as the official provider does.
type client struct {
	endpoint string
	token    string
}

// statusError is an answer of 300 or above; its text is the status line ("404 Not Found").
type statusError struct {
	status string
	code   int
}

func (e *statusError) Error() string { return e.status }

// hasStatus tells whether err is an answer with one of these status codes.
func hasStatus(err error, codes ...int) bool {
	var status *statusError
	if !errors.As(err, &status) {
		return false
	}
	for _, code := range codes {
		if status.code == code {
			return true
		}
	}
	return false
}

// call sends body (nil for none) and reads the answer into result (nil to ignore it). It returns the status code when there was an answer.
func (c *client) call(ctx context.Context, method, path string, query url.Values, body, result any) (int, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return 0, err
		}
		content = bytes.NewReader(text)
	}
	address := strings.TrimSuffix(c.endpoint, "/") + "/api/v1" + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	request, err := http.NewRequestWithContext(ctx, method, address, content)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("User-Agent", "Terraform Provider/"+version)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return response.StatusCode, err
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		return response.StatusCode, &statusError{status: response.Status, code: response.StatusCode}
	}
	if result == nil || response.StatusCode == http.StatusNoContent {
		return response.StatusCode, nil
	}
	return response.StatusCode, json.Unmarshal(text, result)
}

// decodeComplete reads a JSON object into model, a pointer to a struct, and refuses an object that lacks a field whose tag has no
// omitempty: the official provider's generated models do the same, so an API that leaves one out is no use to either.
func decodeComplete(text []byte, model any) error {
	var present map[string]json.RawMessage
	if err := json.Unmarshal(text, &present); err != nil {
		return err
	}
	fields := reflect.TypeOf(model).Elem()
	for index := range fields.NumField() {
		name, options, _ := strings.Cut(fields.Field(index).Tag.Get("json"), ",")
		if _, exists := present[name]; !exists && !strings.Contains(options, "omitempty") {
			return fmt.Errorf("no value given for required property %v", name)
		}
	}
	return json.Unmarshal(text, model)
}
